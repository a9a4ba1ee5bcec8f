package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.task.Weighted;

/**
 * What the parts of work are going to cost.
 *
 * @param parts of each method: its map, then the checks on it
 */
public record Plan(List<List<Cost>> parts) {
  /** By a short trial of each method on this machine. */
  public static Plan of(
      Scene scene, int target, List<Explanation> methods, Checks checks, Engine engine) {
    Head head = scene.network().model().head();
    Scene explaining = scene.explaining(Prediction.score(head, target));
    Pace pace = Pace.of(explaining, checks, engine);
    List<List<Cost>> parts = new ArrayList<>();
    for (Explanation method : methods) {
      Cost own = Trial.of(method, explaining);
      List<Cost> costs = new ArrayList<>(List.of(own));
      for (Check check : checks.of(method, head)) {
        costs.add(check.cost(own, pace.of(method)));
      }
      parts.add(costs);
    }
    return new Plan(parts);
  }

  /** Of all parts. */
  public Cost total() {
    return parts.stream().flatMap(List::stream).reduce(Cost.NONE, Cost::plus);
  }

  /**
   * What hears of one part and moves the whole by the time that the part takes, so that the time
   * left can be read off the whole.
   *
   * @param whole of {@link #total} passes
   * @param part 0 for a method's map, then its checks
   */
  Weighted part(Progress whole, int method, int part) {
    Cost all = total();
    Cost own = parts.get(method).get(part);
    double each = all.seconds() == 0 ? 0 : all.passes() / all.seconds();
    return new Weighted(whole, own.passes(), own.seconds() * each);
  }
}
