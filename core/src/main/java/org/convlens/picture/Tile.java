package org.convlens.picture;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;

/**
 * One small picture of a sheet.
 *
 * @param label beneath it, short; may be empty
 * @param values 1 × H × W to be coloured, or 3 × H × W RGB 0..1
 * @param scale the tile's own scale; if absent the section's
 * @param frames drawn around parts of it
 * @param word across it, that must not be overlooked; mostly empty
 */
public record Tile(
    String label, Volume values, Optional<Scale> scale, List<Extent> frames, String word) {
  public Tile {
    frames = List.copyOf(frames);
    if (values.channels() != 1 && values.channels() != 3) {
      throw new IllegalArgumentException("a tile of " + values);
    }
  }

  public Tile(String label, Volume values, Optional<Scale> scale) {
    this(label, values, scale, List.of(), "");
  }

  public Tile framed(List<Extent> parts) {
    return new Tile(label, values, scale, parts, word);
  }

  public Tile saying(String across) {
    return new Tile(label, values, scale, frames, across);
  }

  public static Tile of(String label, Volume values) {
    return new Tile(label, values, Optional.empty());
  }
}
