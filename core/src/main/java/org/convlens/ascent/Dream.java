package org.convlens.ascent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.task.Run;

/**
 * Gradient ascent on a given picture, from coarse to fine (Mordvintsev, Olah and Tyka 2015): in
 * each octave the picture is larger, and what was dreamt before is added to it.
 *
 * @param octaves sizes, the smallest being the network's
 * @param ratio from one size to the next
 * @param steps in each octave
 * @param rate x += rate · g / mean |g|, pixels 0..1
 */
public record Dream(int octaves, double ratio, int steps, double rate) {
  private static final double EPSILON = 1e-12;

  /**
   * @param picture of the network's size, 0..1
   */
  public Ascent of(Volume picture, Score score, Network network, Run run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    Lens lens = new Lens(network.model());
    List<Double> curve = new ArrayList<>();
    List<List<Volume>> frames = new ArrayList<>();
    Volume dreamt = picture.times(0);
    Volume now = picture;
    double before = straight(picture, score, lens, network);
    for (int octave = 0; octave < octaves && !run.progress().cancelled(); octave++) {
      int height = side(lens.height(), octave);
      int width = side(lens.width(), octave);
      Volume plain = Warp.bilinear(picture, height, width);
      now = plain.plus(Warp.bilinear(dreamt, height, width));
      Tiling tiling = new Tiling(height, width, lens.height(), lens.width());
      for (int step = 0; step < steps && !run.progress().cancelled(); step++) {
        frames.add(List.of(Warp.bilinear(now, last(lens.height()), last(lens.width()))));
        now = step(now, score, network, lens, tiling.windows(random), curve);
        run.progress().advance(tiling.most(), "");
      }
      dreamt = now.minus(plain);
    }
    frames.add(List.of(Warp.bilinear(now, last(lens.height()), last(lens.width()))));
    Volume small = Warp.area(now, lens.height(), lens.width());
    return new Ascent(
        List.of(now),
        List.of(before),
        List.of(straight(small, score, lens, network)),
        List.of(curve),
        frames,
        curve.size(),
        octaves * steps,
        List.of(false));
  }

  /** Passes that a dream takes at most. */
  public long passes(Network network) {
    Lens lens = new Lens(network.model());
    long passes = 0;
    for (int octave = 0; octave < octaves; octave++) {
      int height = side(lens.height(), octave);
      int width = side(lens.width(), octave);
      passes += (long) steps * new Tiling(height, width, lens.height(), lens.width()).most();
    }
    return passes;
  }

  private int side(int of, int octave) {
    return (int) Math.round(of * Math.pow(ratio, octave));
  }

  private int last(int of) {
    return side(of, octaves - 1);
  }

  private static double straight(Volume picture, Score score, Lens lens, Network network) {
    Graph graph = network.model().graph();
    List<Volume> inputs = List.of(lens.input(picture.toArray()));
    try (Trace trace = network.trace(inputs, score.layers(graph))) {
      return score.value(graph, trace, 0);
    }
  }

  private Volume step(
      Volume picture,
      Score score,
      Network network,
      Lens lens,
      List<Glance> windows,
      List<Double> curve) {
    Graph graph = network.model().graph();
    LayerId input = graph.input();
    float[] pixels = picture.toArray();
    float[] slope = new float[pixels.length];
    List<Volume> inputs = new ArrayList<>();
    windows.forEach(w -> inputs.add(lens.input(w.see(pixels))));
    try (Trace trace = network.trace(inputs, score.layers(graph), Set.of(input))) {
      double sum = 0;
      for (int item = 0; item < windows.size(); item++) {
        sum += score.value(graph, trace, item) / windows.size();
      }
      curve.add(sum);
      Map<LayerId, List<Volume>> seeds = score.slope(graph, trace);
      List<Volume> gradients = trace.pull(seeds, input);
      for (int item = 0; item < windows.size(); item++) {
        windows.get(item).pull(lens.pull(gradients.get(item)), slope);
      }
    }
    double mean = EPSILON;
    for (float g : slope) {
      mean += Math.abs(g) / (double) slope.length;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.max(0, Math.min(1, pixels[i] + rate * slope[i] / mean));
    }
    return Volume.of(picture.channels(), picture.height(), picture.width(), pixels);
  }
}
