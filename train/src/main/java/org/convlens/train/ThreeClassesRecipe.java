package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;

/** Photographs of a few classes at 150 × 150. */
@About(
    summary = "Photographs of three or any number of classes at 150 × 150: 8, 16 and 32 maps.",
    formula =
        "8, 16 and 32 maps of 3 × 3 without padding, each with ReLU and 2 × 2 maximum; 1024 and 512"
            + " features, ReLU; as many classes as there are, softmax",
    caution = "Ten million weights learn a few hundred pictures by heart: watch the validation.")
public record ThreeClassesRecipe(@KnobGroup Course course, @KnobGroup Augmentation augmentation)
    implements Recipe {
  @Override
  public String name() {
    return "three-classes";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_RGB;
  }
}
