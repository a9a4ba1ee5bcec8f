package org.convlens.format.zoo;

import java.util.Locale;

/** Bytes as people say them. */
public final class Size {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private Size() {}

  /** Such as {@code 512 bytes}, {@code 4 kB}, {@code 5.0 MB}, {@code 244 MB}, {@code 1.2 GB}. */
  public static String text(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    if (bytes < MEGA) {
      return number("%.0f kB", bytes / KILO);
    }
    if (bytes < GIGA) {
      return number(bytes < 10 * MEGA ? "%.1f MB" : "%.0f MB", bytes / MEGA);
    }
    return number("%.1f GB", bytes / GIGA);
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
