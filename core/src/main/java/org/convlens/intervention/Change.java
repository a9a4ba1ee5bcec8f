package org.convlens.intervention;

import java.util.HashSet;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Channels;
import org.convlens.net.LayerId;

/**
 * A change of what some channels of one layer say.
 *
 * @param kind what is done to them
 * @param layer whose they are
 * @param channels which of them
 * @param factor by which {@link Kind#SCALE} multiplies; any finite number
 */
public record Change(Kind kind, LayerId layer, Channels channels, double factor) {
  /** What is done to channels. */
  public enum Kind {
    /** They say 0. */
    OFF,
    /** All others say 0. */
    ONLY,
    /** Each number is multiplied. */
    SCALE
  }

  public Change {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException("a factor of " + factor);
    }
  }

  /** What the layer then says. */
  Volume of(Volume said) {
    Set<Integer> named = new HashSet<>(channels.in(said.channels(), layer.name()));
    float[] values = said.toArray();
    for (int channel = 0; channel < said.channels(); channel++) {
      float by = by(named.contains(channel));
      for (int i = channel * said.area(); by != 1 && i < (channel + 1) * said.area(); i++) {
        values[i] = by == 0 ? 0 : values[i] * by;
      }
    }
    return Volume.of(said.channels(), said.height(), said.width(), values);
  }

  private float by(boolean named) {
    return switch (kind) {
      case OFF -> named ? 0 : 1;
      case ONLY -> named ? 1 : 0;
      case SCALE -> named ? (float) factor : 1;
    };
  }

  /** As {@link Intervention#parse} reads it. */
  @Override
  public String toString() {
    String end = kind == Kind.SCALE ? ", " + factor : "";
    return kind.name().toLowerCase(java.util.Locale.ROOT)
        + "("
        + layer
        + ", "
        + channels
        + end
        + ")";
  }
}
