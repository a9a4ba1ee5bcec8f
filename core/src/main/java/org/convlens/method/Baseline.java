package org.convlens.method;

import org.convlens.array.Blur;
import org.convlens.array.Volume;

/** The picture that stands for "nothing there". */
public enum Baseline {
  /** Zero after preprocessing, as Captum takes it: for most networks a mean colour. */
  ZERO,
  /** The picture's own mean colour everywhere. */
  MEAN,
  /** The picture, blurred: a Gaussian with a standard deviation of a sixteenth of its height. */
  BLUR;

  /** The baseline of a preprocessed input. */
  public Volume of(Volume input) {
    float[] means = input.channelMeans();
    return switch (this) {
      case ZERO -> input.map(v -> 0);
      case MEAN ->
          Volume.generate(input.channels(), input.height(), input.width(), (c, y, x) -> means[c]);
      case BLUR -> Blur.gaussian(input, input.height() / 16.0);
    };
  }
}
