package org.convlens.ascent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.task.Run;

/**
 * Gradient ascent on several pictures at once. In each update every picture is looked at through
 * the gaze, the network runs as far as the scores need, and the gradient goes back through the
 * network, the views and the paint to the numbers that the picture is made of. A unit that says
 * nothing climbs by what enters its ReLU, until it speaks.
 *
 * @param paint how numbers become pictures
 * @param gaze how pictures are looked at
 * @param optimiser made for as many numbers as a picture has
 * @param steps exactly so many updates
 */
public record Climb(
    Paint paint, Gaze gaze, IntFunction<Optimiser> optimiser, Penalty penalty, int steps) {
  /** In the first updates a gradient that ReLUs block entirely is let through (Lucid). */
  private static final int UNBLOCKING = 16;

  private static final int LAST_RESTART = 96;
  private static final double LOUDER = 2;

  /** Views in one pass. */
  private static final int BATCH = 16;

  private static final int FRAMES = 24;

  /** Climbs. When the run is cancelled, the pictures are what they had become. */
  public Ascent towards(Goal goal, Network network, Run run) {
    Focus focus = Focus.on(goal, network);
    if (focus.network() == network) {
      return new Ongoing(goal, network, run).finish();
    }
    try (Network part = focus.network()) {
      return new Ongoing(focus.goal(), part, run).finish();
    }
  }

  private final class Ongoing {
    private final Goal goal;
    private final Network network;
    private final Run run;
    private final Graph graph;
    private final Lens lens;
    private final Gates gates;
    private final int count;
    private final float[][] numbers;
    private final float[][] pictures;
    private final Optimiser[] optimisers;
    private final boolean[] moved;
    private final List<List<Double>> curves = new ArrayList<>();
    private final List<List<Volume>> frames = new ArrayList<>();
    private final SplittableRandom random;
    private double[] seen = new double[0];

    Ongoing(Goal goal, Network network, Run run) {
      this.goal = goal;
      this.network = network;
      this.run = run;
      this.graph = network.model().graph();
      this.lens = new Lens(network.model());
      this.gates = Gates.of(goal.layers(graph), graph);
      this.count = goal.scores().size();
      this.numbers = new float[count][];
      this.pictures = new float[count][paint.pixels()];
      this.optimisers = new Optimiser[count];
      this.moved = new boolean[count];
      this.random = new SplittableRandom(run.seed());
      for (int i = 0; i < count; i++) {
        numbers[i] = paint.start(random.split());
        optimisers[i] = optimiser.apply(numbers[i].length);
        curves.add(new ArrayList<>());
      }
    }

    Ascent finish() {
      repaint();
      List<Double> before = straight();
      show(0);
      int done = 0;
      while (done < steps && !run.progress().cancelled()) {
        update(done);
        done++;
        if (isFrame(done)) {
          show(done);
        }
      }
      List<Boolean> blocked = IntStream.range(0, count).mapToObj(i -> !moved[i]).toList();
      return new Ascent(snapshot(), before, straight(), curves, frames, done, steps, blocked);
    }

    private void show(int done) {
      List<Volume> frame = snapshot();
      frames.add(frame);
      if (run.progress() instanceof Onlooker onlooker) {
        onlooker.sees(frame, done, steps);
      }
    }

    /** More frames at the beginning, where more happens. */
    private boolean isFrame(int done) {
      double now = Math.sqrt((double) done / steps) * FRAMES;
      double last = Math.sqrt((done - 1.0) / steps) * FRAMES;
      return Math.floor(now + 1e-9) > Math.floor(last + 1e-9);
    }

    private void repaint() {
      IntStream.range(0, count).parallel().forEach(i -> paint.paint(numbers[i], pictures[i]));
    }

    private List<Volume> snapshot() {
      return IntStream.range(0, count).mapToObj(i -> picture(pictures[i])).toList();
    }

    private Volume picture(float[] pixels) {
      return Volume.of(
          lens.channels(),
          paint.height(),
          pixels.length / lens.channels() / paint.height(),
          pixels);
    }

    /** The scores of the pictures as they are. */
    private List<Double> straight() {
      List<Volume> inputs = new ArrayList<>();
      for (float[] picture : pictures) {
        inputs.add(lens.whole(picture(picture)));
      }
      try (Trace trace = network.trace(inputs, goal.layers(graph))) {
        return IntStream.range(0, count)
            .mapToObj(i -> goal.scores().get(i).value(graph, trace, i))
            .toList();
      }
    }

    private void update(int step) {
      double time = steps == 1 ? 0 : step / (steps - 1.0);
      List<List<Glance>> looks = new ArrayList<>();
      List<Volume> inputs = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        looks.add(gaze.looks(time, random));
        for (Glance glance : looks.get(i)) {
          inputs.add(lens.input(noisy(glance.see(pictures[i]))));
        }
      }
      int each = looks.get(0).size();
      seen = new double[count];
      List<Volume> gradients = gradients(inputs, each, step < UNBLOCKING);
      for (int i = 0; i < count; i++) {
        curves.get(i).add(seen[i] / each);
      }
      IntStream.range(0, count)
          .parallel()
          .forEach(i -> move(i, looks.get(i), gradients.subList(i * each, (i + 1) * each)));
      if (step % UNBLOCKING == 0 && step > 0 && step <= LAST_RESTART) {
        restartBlocked(gradients, each, step / UNBLOCKING);
      }
      repaint();
      run.progress().advance((long) count * each, "");
    }

    /** What still gets no gradient begins again with louder noise. */
    private void restartBlocked(List<Volume> gradients, int each, int attempt) {
      for (int i = 0; i < count; i++) {
        if (gradients.subList(i * each, (i + 1) * each).stream().allMatch(Climb::isZero)) {
          float[] fresh = paint.start(random.split());
          for (int k = 0; k < fresh.length; k++) {
            fresh[k] *= (float) Math.pow(LOUDER, attempt);
          }
          numbers[i] = fresh;
          optimisers[i] = optimiser.apply(fresh.length);
        }
      }
    }

    private float[] noisy(float[] view) {
      double spread = gaze.noise();
      for (int i = 0; i < view.length && spread > 0; i++) {
        view[i] += (float) (spread * random.nextGaussian());
      }
      return view;
    }

    private List<Volume> gradients(List<Volume> inputs, int each, boolean unblocking) {
      if (each == 1) {
        return pulled(inputs, 0, 1, unblocking);
      }
      List<Volume> all = new ArrayList<>();
      for (int first = 0; first < inputs.size(); ) {
        int last = Math.min(first + BATCH, (first / each + 1) * each);
        all.addAll(pulled(inputs.subList(first, last), first / each, each, unblocking));
        first = last;
      }
      return all;
    }

    /** The gradients of one pass. */
    private List<Volume> pulled(List<Volume> inputs, int picture, int each, boolean unblocking) {
      Goal here = each == 1 ? goal : new Goal(List.of(goal.scores().get(picture)));
      List<Volume> slopes = pulled(here, inputs, each, picture);
      if (isBlocked(slopes) && !gates.isEmpty()) {
        slopes = orElse(slopes, pulled(network, here, inputs, each, gates));
      }
      if (isBlocked(slopes) && unblocking) {
        try (Network open = network.with(Backward.DECONVNET)) {
          slopes = orElse(slopes, pulled(open, here, inputs, each, Gates.NONE));
        }
      }
      return slopes;
    }

    private List<Volume> pulled(Goal here, List<Volume> inputs, int each, int picture) {
      LayerId input = graph.input();
      try (Trace trace = network.trace(inputs, here.layers(graph), Set.of(input))) {
        for (int item = 0; item < inputs.size(); item++) {
          double value = here.scores().get(each == 1 ? item : 0).value(graph, trace, item);
          seen[each == 1 ? item : picture] += value;
        }
        return trace.pull(here.seeds(graph, trace, each), input);
      }
    }

    /** The slopes before some ReLUs. */
    private List<Volume> pulled(
        Network through, Goal here, List<Volume> inputs, int each, Gates before) {
      LayerId input = graph.input();
      Set<LayerId> watched = before.watched(here.layers(graph));
      try (Trace trace = through.trace(inputs, watched, Set.of(input))) {
        return trace.pull(before.before(here.seeds(graph, trace, each)), input);
      }
    }

    private void move(int i, List<Glance> looks, List<Volume> slopes) {
      float[] slope = new float[pictures[i].length];
      for (int k = 0; k < looks.size(); k++) {
        Volume at = slopes.get(k);
        moved[i] |= !isZero(at);
        looks.get(k).pull(lens.pull(at), slope);
      }
      if (!penalty.isNone()) {
        int width = slope.length / lens.channels() / paint.height();
        penalty.subtractSlope(pictures[i], paint.height(), width, slope);
      }
      optimisers[i].climb(numbers[i], paint.pull(numbers[i], pictures[i], slope));
    }
  }

  /** Each slope that there is, and another one where there is none. */
  private static List<Volume> orElse(List<Volume> slopes, List<Volume> others) {
    return IntStream.range(0, slopes.size())
        .mapToObj(i -> isZero(slopes.get(i)) ? others.get(i) : slopes.get(i))
        .toList();
  }

  private static boolean isBlocked(List<Volume> slopes) {
    return slopes.stream().anyMatch(Climb::isZero);
  }

  private static boolean isZero(Volume gradient) {
    for (int i = 0; i < gradient.size(); i++) {
      if (gradient.at(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
