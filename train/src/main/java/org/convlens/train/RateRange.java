package org.convlens.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.convlens.data.TrainingData;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Learner;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.train.data.Ahead;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.data.Feed;
import org.convlens.train.network.Architecture;
import org.convlens.train.network.Preparation;

/**
 * Which rates a network learns with: the loss while the rate rises from step to step by the same
 * factor (Smith 2017, the range test).
 *
 * @param points until the loss was four times the least, or no number
 */
public record RateRange(List<Point> points) {
  private static final double STAYS = 0.9;
  private static final double EXPLODED = 4;
  private static final double BACK = 10;

  /**
   * @param rate of a step
   * @param loss smoothed over the steps before it
   */
  public record Point(double rate, double loss) {}

  public RateRange {
    points = List.copyOf(points);
  }

  /** A tenth of the rate at which the loss was least: it still fell there, and fast. */
  public double suggestion() {
    return points.stream()
            .min(Comparator.comparingDouble(Point::loss))
            .orElseThrow(() -> new UsageException("the loss is no number at the first rate"))
            .rate()
        / BACK;
  }

  /**
   * Tries rates on a fresh network.
   *
   * @param from the first rate
   * @param to the last rate
   * @param steps at least 2
   */
  public static RateRange of(
      Engine engine,
      Recipe recipe,
      long seed,
      TrainingData data,
      double from,
      double to,
      int steps,
      Progress progress)
      throws IOException {
    Architecture network = recipe.network().withClasses(data.training().classes().size());
    BrokenPictures broken = BrokenPictures.skipped();
    Preparation by =
        new Preparation(data.training(), recipe.preprocessing(), seed, broken, progress);
    Graph graph = network.prepared(network.untrained(seed), by);
    Feed feed = TrainingRun.feed(recipe, data.training(), seed, broken);
    List<Point> points = new ArrayList<>();
    progress.begin("trying rates", steps);
    try (Learner learner = engine.learner(graph, recipe.settings(seed));
        Ahead ahead = feed.ahead(0, steps, 2)) {
      double mean = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int step = 0; step < steps && !progress.cancelled(); step++) {
        double rate = from * Math.pow(to / from, step / (steps - 1.0));
        double loss = learner.learn(ahead.next(), rate).loss();
        mean = STAYS * mean + (1 - STAYS) * loss;
        double smooth = mean / (1 - Math.pow(STAYS, step + 1.0));
        if (!Double.isFinite(loss) || smooth > EXPLODED * least) {
          break;
        }
        least = Math.min(least, smooth);
        points.add(new Point(rate, smooth));
        progress.advance(1, "");
      }
    } finally {
      progress.end();
    }
    return new RateRange(points);
  }
}
