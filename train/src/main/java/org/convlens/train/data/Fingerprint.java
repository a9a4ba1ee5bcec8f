package org.convlens.train.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The beginning of a SHA-256. */
final class Fingerprint {
  private final MessageDigest digest;

  Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Fingerprint add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  Fingerprint add(int... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * 4);
    buffer.asIntBuffer().put(numbers);
    return add(buffer.array());
  }

  /** 16 hexadecimal digits. */
  String text() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
