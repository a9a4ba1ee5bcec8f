package org.convlens.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.net.Batches;
import org.convlens.net.Engine;
import org.convlens.net.LayerId;
import org.convlens.score.Scores;
import org.convlens.task.Progress;

/**
 * How fast this machine does what checks are made of.
 *
 * @param pass seconds of one of many passes through the network
 * @param blob seconds for half of a picture's pixels, all in one place, guessed from those around
 * @param dust the same for pixels that lie scattered: most have neighbours that are left
 * @param opening seconds for a network that is opened, looked through as far as layers that forget
 *     usually lie, and changed there
 * @param kernels layers that can forget
 */
public record Pace(double pass, double blob, double dust, double opening, int kernels) {
  private static final int ROUNDS = 3;

  /** Rounds go on for so long: work grows faster until then. */
  private static final double WARM = 0.4;

  /** Seconds after which no round is repeated. */
  private static final double LONG = 1;

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final double NANO = 1e-9;

  /**
   * @param checks of which only long ones guess pixels and open networks
   */
  static Pace of(Scene scene, Checks checks, Engine engine) {
    Volume input = scene.input();
    List<LayerId> kernels = Randomisation.kernels(scene);
    double pass = seconds(() -> look(scene, input)) / Batches.SIZE;
    if (!checks.areLong()) {
      return new Pace(pass, 0, 0, 0, kernels.size());
    }
    PlaceRanking blob = PlaceRanking.of(centred(input), scene.seed());
    PlaceRanking dust =
        PlaceRanking.of(Volume.zeros(1, input.height(), input.width()), scene.seed());
    double opening = 0;
    if (!kernels.isEmpty()) {
      Forgetting forgetting = Forgetting.of(engine, scene, kernels, scene.seed());
      LayerId usual = kernels.get(2 * kernels.size() / 5);
      opening = seconds(() -> forgetting.levelled(scene.network().model(), usual));
    }
    return new Pace(
        pass,
        seconds(() -> guess(input, blob)) / CORES,
        seconds(() -> guess(input, dust)) / CORES,
        opening,
        kernels.size());
  }

  /** For those who only count. */
  static Pace unmeasured(Scene scene) {
    return new Pace(0, 0, 0, 0, Randomisation.kernels(scene).size());
  }

  /** For the maps of a method: where they are made of pixels, what they rank lies scattered. */
  Pace of(Explanation method) {
    return method instanceof PixelAttribution ? new Pace(pass, dust, dust, opening, kernels) : this;
  }

  Cost passes(long count) {
    return new Cost(count, count * pass);
  }

  /** Each of them with half of the pixels guessed. */
  Cost guesses(long count) {
    return new Cost(0, count * blob);
  }

  /** Each of them by a network that was changed just before. */
  Cost openings(long count) {
    return new Cost(count, count * opening);
  }

  /** Seconds of a usual round: the median of all but the first, which also loads what it needs. */
  private static double seconds(Runnable work) {
    double first = time(work);
    double all = first;
    List<Double> rounds = new ArrayList<>();
    while (all < WARM || (rounds.size() < ROUNDS && all < LONG)) {
      double taken = time(work);
      rounds.add(taken);
      all += taken;
    }
    Collections.sort(rounds);
    return rounds.isEmpty() ? first : rounds.get(rounds.size() / 2);
  }

  private static double time(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) * NANO;
  }

  private static void look(Scene scene, Volume input) {
    Scores.of(
        scene.network(),
        scene.requireScore(),
        Batches.SIZE,
        i -> Volume.of(input.channels(), input.height(), input.width(), input.toArray()),
        Progress.SILENT);
  }

  /** The less, the farther from the centre. */
  private static Volume centred(Volume input) {
    return Volume.generate(
        1,
        input.height(),
        input.width(),
        (c, y, x) ->
            (float) -Math.hypot(y - (input.height() - 1) / 2.0, x - (input.width() - 1) / 2.0));
  }

  /** Half of the pixels, on each core at once, as {@link Scores} makes its inputs. */
  private static void guess(Volume input, PlaceRanking ranking) {
    boolean[] gone = ranking.first(ranking.size() / 2);
    IntStream.range(0, CORES)
        .parallel()
        .forEach(i -> new Imputation(input.height(), input.width(), gone).fill(input));
  }
}
