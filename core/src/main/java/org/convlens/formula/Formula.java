package org.convlens.formula;

import java.util.List;
import java.util.OptionalInt;
import org.convlens.net.LayerId;

/**
 * How one number of one layer is made of numbers of the layers before it.
 *
 * @param layer the layer
 * @param kind of its operator, such as {@code Conv2d}
 * @param unit whose number it is
 * @param patches what enters, one for each input that is looked at
 * @param steps what is done to it, in order; the last one gives the result
 * @param winner of the only patch, in C order, where the largest or smallest takes all
 * @param said what the engine computed
 */
public record Formula(
    LayerId layer,
    String kind,
    Cell unit,
    List<Patch> patches,
    List<Step> steps,
    OptionalInt winner,
    float said) {
  public Formula {
    patches = List.copyOf(patches);
    steps = List.copyOf(steps);
  }

  /** What it comes to, in float64. */
  public double result() {
    return steps.get(steps.size() - 1).gives();
  }
}
