package org.convlens.trust;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Sampling;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Progress;

/**
 * What work is going to cost.
 *
 * @param passes through the network, a pass back counted as one
 * @param seconds about
 */
public record Cost(long passes, double seconds) {
  /** What guessing one missing number takes. */
  private static final double SECONDS_PER_GUESS = 1e-6;

  /** Such as {@code 4,130 passes, about 25 s}. */
  @Override
  public String toString() {
    String time =
        seconds < 1
            ? "less than a second"
            : seconds < 100
                ? String.format(Locale.ROOT, "about %.0f s", seconds)
                : String.format(Locale.ROOT, "about %.0f min", Math.ceil(seconds / 60));
    return String.format(Locale.ROOT, "%,d passes, %s", passes, time);
  }

  /** Of maps and the checks on them. */
  public static Cost of(
      Scene scene, int target, List<Explanation> methods, Checks checks, Engine engine) {
    Score score = Prediction.score(scene.network().model().head(), target);
    Scene explaining = scene.explaining(score);
    long passes = 0;
    double seconds = 0;
    for (Explanation method : methods) {
      long own = steps(method, explaining);
      passes += own;
      for (Check check : checks.of(method, scene.network().model().head(), engine)) {
        passes += check.passes(own);
        seconds += check instanceof Road ? check.passes(own) * SECONDS_PER_GUESS * size(scene) : 0;
      }
    }
    return new Cost(passes, seconds + passes * secondsPerPass(scene, score));
  }

  private static int size(Scene scene) {
    return scene.requireView().size();
  }

  /** What a method says of its work before it begins it; 1 if it says nothing. */
  private static long steps(Explanation method, Scene scene) {
    if (!(method instanceof Sampling)) {
      return 1;
    }
    try {
      method.look(scene.reportingTo(new Listener()));
      return 1;
    } catch (Told told) {
      return told.steps;
    }
  }

  private static double secondsPerPass(Scene scene, Score score) {
    Volume input = scene.input();
    int batch = Math.min(Scores.BATCH, 8);
    Scores.of(scene.network(), score, List.of(input));
    long begun = System.nanoTime();
    Scores.of(scene.network(), score, batch, i -> input, Progress.SILENT);
    return (System.nanoTime() - begun) * 1e-9 / batch;
  }

  /** Ends the work as soon as its cost is told. */
  private static final class Listener implements Progress {
    @Override
    public void begin(String what, long steps) {
      throw new Told(steps);
    }

    @Override
    public void advance(long steps, String note) {}

    @Override
    public void end() {}
  }

  private static final class Told extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long steps;

    Told(long steps) {
      super("told", null, false, false);
      this.steps = steps;
    }
  }
}
