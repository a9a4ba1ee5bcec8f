package org.convlens.trust;

import java.util.List;
import java.util.Locale;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.score.Prediction;
import org.convlens.score.Score;

/**
 * What work is going to cost.
 *
 * @param passes through the network, a pass back counted as one
 * @param seconds about
 */
public record Cost(long passes, double seconds) {
  private static final double SHORT = 3;

  /** No work. */
  static final Cost NONE = new Cost(0, 0);

  Cost plus(Cost more) {
    return new Cost(passes + more.passes, seconds + more.seconds);
  }

  /** The same work again and again. */
  public Cost times(long often) {
    return new Cost(passes * often, seconds * often);
  }

  /** Such as {@code 4,130 passes, about 25 s}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d passes, %s", passes, time(seconds));
  }

  /**
   * Such as {@code about 25 s}; what starting and drawing take is more than the work, where that is
   * short.
   */
  public static String time(double seconds) {
    return seconds < SHORT
        ? "a few seconds"
        : seconds < 100
            ? String.format(Locale.ROOT, "about %.0f s", seconds)
            : String.format(Locale.ROOT, "about %.0f min", Math.ceil(seconds / 60));
  }

  /**
   * Of one map.
   *
   * @throws org.convlens.task.UsageException if the method does not fit the network
   */
  public static Cost of(Scene scene, int target, Explanation method) {
    Score score = Prediction.score(scene.network().model().head(), target);
    return Trial.of(method, scene.explaining(score));
  }

  /** How many passes maps and the checks on them take: asked of the methods, nothing is timed. */
  public static long passes(Scene scene, int target, List<Explanation> methods, Checks checks) {
    Head head = scene.network().model().head();
    Scene explaining = scene.explaining(Prediction.score(head, target));
    Pace pace = Pace.unmeasured(explaining);
    long passes = 0;
    for (Explanation method : methods) {
      Cost own = new Cost(Trial.passes(method, explaining), 0);
      passes += own.passes;
      for (Check check : checks.of(method, head)) {
        passes += check.cost(own, pace).passes;
      }
    }
    return passes;
  }

  /** Of maps and the checks on them, by a short trial of each method on this machine. */
  public static Cost of(
      Scene scene, int target, List<Explanation> methods, Checks checks, Engine engine) {
    return Plan.of(scene, target, methods, checks, engine).total();
  }
}
