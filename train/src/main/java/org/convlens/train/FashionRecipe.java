package org.convlens.train;

import org.convlens.method.About;
import org.convlens.method.KnobGroup;
import org.convlens.net.Preprocessing;
import org.convlens.train.data.Augmentation;
import org.convlens.train.data.Mixing;

/** Fashion-MNIST with 16, 32 and 64 maps. */
@About(
    summary = "Pictures of clothes (Fashion-MNIST): 16, 32 and 64 maps.",
    formula =
        "two convolutions of 16 maps, two of 32 and two of 64, each 3 × 3 with batch norm and ReLU,"
            + " 2 × 2 maximum after the second and the fourth; the mean of each map; 10 classes,"
            + " softmax",
    caution =
        "It learns pale clothes on black, upright and cut close, and knows no photographs of them.")
public record FashionRecipe(
    @KnobGroup Course course, @KnobGroup Augmentation augmentation, @KnobGroup Mixing mixing)
    implements Recipe {
  @Override
  public String name() {
    return "fashion";
  }

  @Override
  public Preprocessing preprocessing() {
    return UNIT_GREY;
  }
}
