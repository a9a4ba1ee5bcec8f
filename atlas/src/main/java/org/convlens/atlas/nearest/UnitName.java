package org.convlens.atlas.nearest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A channel of a layer, written {@code conv4:17}. */
public record UnitName(String layer, int channel) {
  private static final Pattern WRITTEN = Pattern.compile("(.+):([0-9]{1,6})");

  /**
   * Absent where it is none.
   *
   * @param layers that there are
   */
  public static Optional<UnitName> read(String text, List<String> layers) {
    Matcher written = WRITTEN.matcher(text);
    return written.matches() && layers.contains(written.group(1))
        ? Optional.of(new UnitName(written.group(1), Integer.parseInt(written.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return layer + ":" + channel;
  }
}
