package org.convlens.trust;

import java.util.stream.IntStream;
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

  /** Rounds go on for so long: work grows faster until then. */
  private static final double WARM = 0.4;

  /** Seconds after which no round is repeated. */
  private static final double LONG = 1;

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /**
   * A network that is opened for one pass, over one picture, takes as long as so many of many
   * passes: 7.6 on a ResNet-20, 4.5 on a SqueezeNet. Timed alone, one such pass says little: on
   * busy processors it takes ten times as long as another.
   */
  private static final int OPENING = 6;

  private static final double NANO = 1e-9;

  /**
   * @param checks of which only the full ones guess pixels
   */
  static Pace of(Scene scene, Checks checks) {
    Volume input = scene.input();
    double pass = fastest(() -> look(scene, input)) / Scores.BATCH;
    double guess = checks == Checks.FULL ? fastest(() -> guess(input, scene.seed())) / CORES : 0;
    return new Pace(pass, guess, Randomisation.kernels(scene).size());
  }

  /** For those who only count. */
  static Pace unmeasured(Scene scene) {
    return new Pace(0, 0, Randomisation.kernels(scene).size());
  }

  Cost passes(long count) {
    return new Cost(count, count * pass);
  }

  /** Each of them by a network that was changed just before. */
  Cost openings(long count) {
    return new Cost(count, count * OPENING * pass);
  }

  /** Seconds of the fastest of some rounds, all others being slower for reasons of their own. */
  private static double fastest(Runnable work) {
    double fastest = Double.MAX_VALUE;
    double all = 0;
    for (int round = 0; all < WARM || (round < ROUNDS && all < LONG); round++) {
      long begun = System.nanoTime();
      work.run();
      double taken = (System.nanoTime() - begun) * NANO;
      fastest = Math.min(fastest, taken);
      all += taken;
    }
    return fastest;
  }

  private static void look(Scene scene, Volume input) {
    Scores.of(
        scene.network(),
        scene.requireScore(),
        Scores.BATCH,
        i -> Volume.of(input.channels(), input.height(), input.width(), input.toArray()),
        Progress.SILENT);
  }

  /** Half of the pixels, on each core at once, as {@link Scores} makes its inputs. */
  private static void guess(Volume input, long seed) {
    Ranking ranking = Ranking.of(Volume.zeros(1, input.height(), input.width()), seed);
    boolean[] gone = ranking.first(ranking.size() / 2);
    IntStream.range(0, CORES)
        .parallel()
        .forEach(i -> new Imputation(input.height(), input.width(), gone).fill(input));
  }
}
