package org.convlens.method.perturbation;

import org.convlens.array.Volume;
import org.convlens.method.Baseline;
import org.convlens.net.Model;

/** What is seen in place of a piece that is hidden. */
public enum Fill {
  /** Zero after preprocessing: for most networks a mean colour. */
  ZERO,
  /** Middle grey, 127.5 of 0..255 in each colour before preprocessing. */
  GREY,
  /** The mean colour of the picture. */
  MEAN,
  /** The picture, blurred. */
  BLUR,
  /** The mean colour of the piece itself, as LIME's authors do it: a flat piece stays as it is. */
  SUPERPIXEL;

  Volume of(Model model, Volume input, Superpixels pieces) {
    return switch (this) {
      case ZERO -> Baseline.ZERO.of(model, input);
      case GREY -> Baseline.GREY.of(model, input);
      case MEAN -> Baseline.MEAN.of(model, input);
      case BLUR -> Baseline.BLUR.of(model, input);
      case SUPERPIXEL -> pieces.means(input);
    };
  }

  /** For people: the knob's text. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
