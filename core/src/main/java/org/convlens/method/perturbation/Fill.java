package org.convlens.method.perturbation;

import org.convlens.array.Volume;
import org.convlens.method.Baseline;

/** What is seen in place of a piece that is hidden. */
public enum Fill {
  /** Zero after preprocessing: for most networks a mean colour. */
  ZERO,
  /** The mean colour of the picture. */
  MEAN,
  /** The picture, blurred. */
  BLUR,
  /** The mean colour of the piece itself, as LIME's authors do it: a flat piece stays as it is. */
  SUPERPIXEL;

  Volume of(Volume input, Superpixels pieces) {
    return switch (this) {
      case ZERO -> Baseline.ZERO.of(input);
      case MEAN -> Baseline.MEAN.of(input);
      case BLUR -> Baseline.BLUR.of(input);
      case SUPERPIXEL -> pieces.means(input);
    };
  }

  /** For people: the knob's text. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
