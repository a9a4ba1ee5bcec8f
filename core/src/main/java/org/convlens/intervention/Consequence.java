package org.convlens.intervention;

import java.util.List;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;

/**
 * What an intervention does to one picture.
 *
 * @param before all classes or values, the likeliest first
 * @param after the same, if layers say something else
 * @param shifts how far layers moved, in the order in which they were named
 */
public record Consequence(List<Prediction> before, List<Prediction> after, List<Shift> shifts) {
  public Consequence {
    before = List.copyOf(before);
    after = List.copyOf(after);
    shifts = List.copyOf(shifts);
  }

  /**
   * @param before the picture's trace
   * @param after the trace of what would be; both watch the layers and the logits
   */
  public static Consequence of(Model model, Trace before, Trace after, List<LayerId> layers) {
    return new Consequence(
        said(model, before, 0),
        said(model, after, 0),
        layers.stream()
            .map(layer -> Shift.of(layer, before.at(0, layer), after.at(0, layer)))
            .toList());
  }

  static List<Prediction> said(Model model, Trace trace, int item) {
    Head head = model.head();
    return Prediction.all(head, model.labels(), trace.at(item, head.logits()));
  }

  /** Whether another class is the likeliest. */
  public boolean changesClass() {
    return before.get(0).index() != after.get(0).index();
  }
}
