package org.convlens.gallery;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.data.LabelledPictures;
import org.convlens.format.set.TrainingSets;
import org.convlens.format.set.Wish;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Learner;
import org.convlens.net.Precision;
import org.convlens.torch.Torch;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.data.BrokenPictures;
import org.convlens.train.data.Feed;

/**
 * This program's side of docs/performance/training: processor time of one thread, since other
 * programs do not count in it.
 */
final class TrainingSide {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private TrainingSide() {}

  /**
   * @param args {@code step RECIPE BATCH STEPS}, of noise, or {@code feed RECIPE DATA STEPS}
   */
  public static void main(String[] args) throws IOException {
    Recipe recipe = Recipes.named(args[1]);
    int steps = Integer.parseInt(args[3]);
    if (args[0].equals("step")) {
      double step = step(recipe, noise(recipe, Integer.parseInt(args[2])), steps);
      System.out.printf(
          Locale.ROOT,
          "convlens %s: a step %.1f ms, at most %.0f MB%n",
          recipe.name(),
          step,
          peakMegabytes());
      return;
    }
    LabelledPictures set = set(recipe, args[2]);
    Feed.Settings settings =
        Feed.Settings.shuffled(recipe.feeding(), recipe.regime().batch(), recipe.augmentation(), 1)
            .mixing(recipe.mixing());
    Feed feed = new Feed(set, settings, BrokenPictures.skipped());
    double first = batches(feed, 0, feed.batches());
    double later = batches(feed, feed.batches(), feed.batches() + (long) steps);
    double step = step(recipe, feed.batch(0), steps);
    System.out.printf(
        Locale.ROOT,
        "convlens %s: a batch the first time %.1f ms, then %.1f ms, a step %.1f ms: %.1f %%%n",
        recipe.name(),
        first,
        later,
        step,
        100 * later / (later + step));
  }

  private static LabelledPictures set(Recipe recipe, String data) throws IOException {
    Shape input = recipe.network().untrained(1).inputShape();
    Wish wish = new Wish(recipe.preprocessing(), input.height(), input.width(), 1);
    return TrainingSets.open(data, wish).training();
  }

  private static Learner.Batch noise(Recipe recipe, int pictures) {
    Graph graph = recipe.network().untrained(1);
    Random random = new Random(1);
    float[] pixels = new float[Math.toIntExact(graph.inputShape().batched(pictures).elements())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int classes = Math.max(2, Head.of(graph).classes());
    return new Learner.Batch(pixels, random.ints(pictures, 0, classes).toArray());
  }

  /** The most memory that the process ever held, by Linux's account. */
  private static double peakMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) / 1e3;
    }
  }

  /** Milliseconds of all threads a step. */
  private static double step(Recipe recipe, Learner.Batch batch, int steps) {
    Torch engine = Torch.engine(new Torch.Options(1, Precision.FLOAT32));
    try (Learner learner = engine.learner(recipe.network().untrained(1), recipe.settings(1))) {
      double begun = 0;
      for (int i = -2; i < steps; i++) {
        begun = i == 0 ? SYSTEM.getProcessCpuTime() : begun;
        learner.learn(batch, 1e-4);
      }
      return (SYSTEM.getProcessCpuTime() - begun) / 1e6 / steps;
    }
  }

  /** Milliseconds of this thread a batch. */
  private static double batches(Feed feed, long from, long until) throws IOException {
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (long step = from; step < until; step++) {
      feed.batch(step);
    }
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
    return spent / 1e6 / (until - from);
  }
}
