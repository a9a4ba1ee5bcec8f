package org.convlens.picture;

import org.convlens.array.Volume;

/**
 * A plain picture.
 *
 * @param pixels 3 × H × W (RGB) or 1 × H × W (grey), 0..1; what lies outside is clipped
 */
public record Raster(String title, Volume pixels) implements Picture {
  public Raster {
    if (pixels.channels() != 1 && pixels.channels() != 3) {
      throw new IllegalArgumentException("a raster of " + pixels);
    }
  }

  /** From 0..255. */
  public static Raster ofBytes(String title, Volume picture) {
    return new Raster(title, picture.times(1 / 255f));
  }

  @Override
  public Raster titled(String other) {
    return new Raster(other, pixels);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.raster(this);
  }
}
