package org.convlens.method.health;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** From where on something is wrong with a filter. */
public record Thresholds(
    @Knob(
            value = "a filter is dead that is active in at most this share of the cells",
            from = 0,
            to = 1)
        double dead,
    @Knob(value = "least cosine of the kernels of duplicates", from = 0, to = 1) double cosine,
    @Knob(value = "least correlation of the activations of duplicates", from = 0, to = 1)
        double correlation,
    @Knob(
            value =
                "a filter is saturated with this share of its cells at an end, or not rectified",
            from = 0,
            to = 1)
        double saturated,
    @Knob(value = "a norm is low below this share of the layer's median", from = 0, to = 1)
        double lowNorm) {
  /** Only what no picture moves is dead. */
  public static final Thresholds DEFAULT = new Thresholds(0, 0.95, 0.95, 0.95, 0.1);

  public Thresholds {
    Knobs.validate(Thresholds.class, dead, cosine, correlation, saturated, lowNorm);
  }
}
