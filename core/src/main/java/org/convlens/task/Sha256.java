package org.convlens.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 (FIPS 180-2) in the making: of all that is added, in its order. */
public final class Sha256 {
  private static final int BRIEF_BYTES = 8;

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Sha256 add(byte[] bytes) {
    return add(bytes, bytes.length);
  }

  /** The first so many bytes. */
  public Sha256 add(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
    return this;
  }

  /** Four bytes each, the highest first. */
  public Sha256 add(int... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    buffer.asIntBuffer().put(numbers);
    return add(buffer.array());
  }

  /** Its UTF-8. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hexadecimal, 64 digits. Nothing can be added any more. */
  public String text() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The first 16 digits. Nothing can be added any more. */
  public String brief() {
    return HexFormat.of().formatHex(digest.digest(), 0, BRIEF_BYTES);
  }
}
