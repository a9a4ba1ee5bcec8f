package org.convlens.picture;

import java.util.Optional;
import org.convlens.array.Volume;

/**
 * One small picture of a sheet.
 *
 * @param label beneath it, short; may be empty
 * @param values 1 × H × W to be coloured, or 3 × H × W RGB 0..1
 * @param scale the tile's own scale; if absent the section's
 */
public record Tile(String label, Volume values, Optional<Scale> scale) {
  public Tile {
    if (values.channels() != 1 && values.channels() != 3) {
      throw new IllegalArgumentException("a tile of " + values);
    }
  }

  public static Tile of(String label, Volume values) {
    return new Tile(label, values, Optional.empty());
  }
}
