package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Preprocessing;

/** MNIST with 16 and 36 maps. */
@About(
    summary = "Handwritten digits (MNIST): 16 and 36 maps.",
    formula =
        "16 maps of 5 × 5, ReLU, 2 × 2 maximum; 36 maps of 5 × 5, ReLU, 2 × 2 maximum; 96 features,"
            + " ReLU; 10 classes, softmax",
    caution =
        "It learns white digits in the middle of black, all of one size, and knows no others.")
public record DigitsRecipe(@KnobGroup Course course) implements Recipe {
  @Override
  public String name() {
    return "digits";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_GREY;
  }
}
