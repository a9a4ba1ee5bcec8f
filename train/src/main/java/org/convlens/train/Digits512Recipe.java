package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Preprocessing;

/** MNIST from first principles: 16 and 32 maps of 5 × 5, 512 features with dropout. */
@About(
    summary = "Handwritten digits (MNIST): 16 and 32 maps, 512 features.",
    formula =
        "16 maps of 5 × 5, ReLU, 2 × 2 maximum; 32 maps of 5 × 5, ReLU, 2 × 2 maximum; 512"
            + " features, ReLU, half of them dropped while training; 10 classes, softmax",
    caution =
        "It learns white digits in the middle of black, all of one size, and knows no others.")
public record Digits512Recipe(@KnobGroup Course course) implements Recipe {
  @Override
  public String name() {
    return "digits-512";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_GREY;
  }
}
