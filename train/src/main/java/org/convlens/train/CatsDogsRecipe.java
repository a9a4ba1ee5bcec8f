package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Learner.Loss;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;

/** Two classes of photographs at 150 × 150, augmented. */
@About(
    summary = "Photographs of two classes at 150 × 150, augmented: 16, 32 and 64 maps.",
    formula =
        "16, 32 and 64 maps of 3 × 3, each with ReLU and 2 × 2 maximum, a fifth dropped after the"
            + " first and the third; 512 features, ReLU; one logit",
    caution = "One logit tells two classes apart and cannot say that a picture shows neither.")
public record CatsDogsRecipe(@KnobGroup Course course, @KnobGroup Augmentation augmentation)
    implements Recipe {
  @Override
  public String name() {
    return "cats-dogs";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_RGB;
  }

  @Override
  public Loss loss() {
    return Loss.BINARY_CROSS_ENTROPY;
  }
}
