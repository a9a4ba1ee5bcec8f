package org.convlens.trust;

import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.score.Scores;
import org.convlens.task.Progress;

/**
 * How fast this machine does what checks are made of.
 *
 * @param pass seconds of one of many passes through the network
 * @param guess seconds for half of a picture's pixels, guessed from their neighbours
 * @param kernels layers that can forget
 */
public record Pace(double pass, double guess, int kernels) {
  private static final int ROUNDS = 3;
  private static final double NANO = 1e-9;

  static Pace of(Scene scene) {
    Volume input = scene.input();
    int kernels = Randomisation.kernels(scene).size();
    return new Pace(pass(scene, input), guess(input, scene.seed()), kernels);
  }

  /** For those who only count. */
  static Pace unmeasured(Scene scene) {
    return new Pace(0, 0, Randomisation.kernels(scene).size());
  }

  Cost passes(long count) {
    return new Cost(count, count * pass);
  }

  /** The fastest of some rounds, all others being slower for reasons of their own. */
  private static double pass(Scene scene, Volume input) {
    double fastest = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      Scores.of(
          scene.network(),
          scene.requireScore(),
          Scores.BATCH,
          i -> Volume.of(input.channels(), input.height(), input.width(), input.toArray()),
          Progress.SILENT);
      fastest = Math.min(fastest, (System.nanoTime() - begun) * NANO / Scores.BATCH);
    }
    return fastest;
  }

  private static double guess(Volume input, long seed) {
    Ranking ranking = Ranking.of(Volume.zeros(1, input.height(), input.width()), seed);
    boolean[] gone = ranking.first(ranking.size() / 2);
    double fastest = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      new Imputation(input.height(), input.width(), gone).fill(input);
      fastest = Math.min(fastest, (System.nanoTime() - begun) * NANO);
    }
    return fastest;
  }
}
