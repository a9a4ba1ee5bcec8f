package org.convlens.train.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The texts of the recipes' networks, which are inside the program. */
public final class Networks {
  private Networks() {}

  /**
   * @param name of a recipe, such as {@code digits}
   */
  public static Sequential named(String name) {
    return NetworkText.read(text(name));
  }

  /** As it is written, with its remarks. */
  public static String text(String name) {
    try (InputStream stream =
        Objects.requireNonNull(
            Networks.class.getResourceAsStream(name + ".txt"), () -> "no network " + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
