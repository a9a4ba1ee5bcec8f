package org.convlens.method.portrait;

import org.convlens.ascent.Penalty;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** What a picture is not to be: rough, or far from grey. */
public record Regularisation(
    @Knob(value = "weight of the total variation", from = 0) double variation,
    @Knob(value = "weight of the norm of what differs from grey", from = 0) double norm,
    @Knob(value = "power of that norm", from = 1, to = 64, needs = "norm>0") double power) {

  /** Any picture will do. */
  public static final Regularisation NONE = new Regularisation(0, 0, 2);

  public Regularisation {
    Knobs.validate(Regularisation.class, variation, norm, power);
  }

  Penalty penalty() {
    return new Penalty(variation, norm, power);
  }
}
