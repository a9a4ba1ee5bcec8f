package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Preprocessing;

/** CIFAR-10 with 16 and 36 maps. */
@About(
    summary = "Small photographs (CIFAR-10): 16 and 36 maps.",
    formula =
        "16 maps of 5 × 5, ReLU, 2 × 2 maximum; 36 maps of 5 × 5, ReLU, 2 × 2 maximum; 128"
            + " features, ReLU; 10 classes, softmax",
    caution = "Two layers of maps are few for photographs: expect two of three to be told rightly.")
public record Cifar10Recipe(@KnobGroup Course course) implements Recipe {
  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_RGB;
  }
}
