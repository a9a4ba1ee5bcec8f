package org.convlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Which ConvLens this is. */
public final class Version {
  private static final String TEXT = read();

  private Version() {}

  /** For example {@code 0.1.0}. */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream stream =
        Objects.requireNonNull(Version.class.getResourceAsStream("version.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
