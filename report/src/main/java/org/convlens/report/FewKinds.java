package org.convlens.report;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.net.Model;

/**
 * What a reader must know first of a network that knows few things and sees little of a picture.
 */
public final class FewKinds {
  private static final int FEW = 20;
  private static final int SMALL = 64;

  private FewKinds() {}

  /** Absent for networks that know many classes, or see more than 64 × 64. */
  public static Optional<String> sentence(Model model) {
    Shape input = model.graph().inputShape();
    List<String> names = model.labels().names();
    boolean small = Math.max(input.height(), input.width()) <= SMALL;
    if (!small || !model.isNamed() || model.head().isRegression() || names.size() > FEW) {
      return Optional.empty();
    }
    return Optional.of(
        "The network knows %d kinds of things (%s) and sees %d × %d pixels: whatever it is shown, it answers with one of them"
            .formatted(names.size(), String.join(", ", names), input.height(), input.width()));
  }
}
