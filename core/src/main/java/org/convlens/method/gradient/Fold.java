package org.convlens.method.gradient;

import org.convlens.array.Volume;

/** How the numbers of a pixel's channels become one. */
public enum Fold {
  /** The largest absolute value. */
  MAX,
  /** The sum of absolute values. */
  SUM,
  /** The sum, signs kept. */
  SIGNED;

  Volume apply(Volume pixels) {
    return switch (this) {
      case MAX -> pixels.abs().foldChannels(Math::max);
      case SUM -> pixels.abs().foldChannels(Float::sum);
      case SIGNED -> pixels.foldChannels(Float::sum);
    };
  }

  boolean isSigned() {
    return this == SIGNED;
  }
}
