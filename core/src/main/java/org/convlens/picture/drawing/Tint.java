package org.convlens.picture.drawing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.picture.Palette;

/**
 * The colours of heatmaps, where somebody chose them.
 *
 * @param palette of all heatmaps, with a sign or without; absent for the style's own
 * @param opacity 0..1 of the strongest heat over the picture; absent for what the numbers' reading
 *     asks for
 */
public record Tint(Optional<Palette> palette, Optional<Double> opacity) {
  /** Nothing is chosen. */
  public static final Tint NONE = new Tint(Optional.empty(), Optional.empty());

  private static final String PALETTE = "palette";
  private static final String OPACITY = "opacity";

  public Tint {
    if (opacity.isPresent() && !(opacity.get() >= 0 && opacity.get() <= 1)) {
      throw new IllegalArgumentException("opacity " + opacity.get() + ": must be from 0 to 1");
    }
  }

  /**
   * As people write them.
   *
   * @throws IllegalArgumentException with one line for people, if there is no such palette, or the
   *     opacity is no number 0..1
   */
  public static Tint of(Optional<String> palette, Optional<String> opacity) {
    return new Tint(palette.map(Tint::palette), opacity.map(Tint::opacity));
  }

  /** Out of what {@link #texts} gave, which is taken from the map. */
  public static Tint from(Map<String, String> texts) {
    return of(
        Optional.ofNullable(texts.remove(PALETTE)), Optional.ofNullable(texts.remove(OPACITY)));
  }

  /** What is chosen, by name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    palette.ifPresent(p -> texts.put(PALETTE, p.name().toLowerCase(Locale.ROOT)));
    opacity.ifPresent(o -> texts.put(OPACITY, Double.toString(o)));
    return texts;
  }

  private static Palette palette(String name) {
    for (Palette palette : Palette.values()) {
      if (palette.name().equalsIgnoreCase(name)) {
        return palette;
      }
    }
    throw new IllegalArgumentException(
        "no palette '" + name + "': give one of " + String.join(", ", Palette.names()));
  }

  private static double opacity(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("opacity '" + text + "': give a number from 0 to 1");
    }
  }
}
