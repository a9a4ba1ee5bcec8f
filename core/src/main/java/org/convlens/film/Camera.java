package org.convlens.film;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.History;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;
import org.convlens.score.Probabilities;

/**
 * Takes frames. It looks at copies of the weights in evaluation mode, so that what is filmed learns
 * as if nobody looked; equal weights give equal frames.
 *
 * @param engine what computes
 * @param model what is trained, with any weights
 * @param cast what is filmed
 * @param jury the pictures that every frame is judged on, as the network takes them
 */
public record Camera(Engine engine, Model model, Cast cast, List<Volume> jury) {
  /** How many pictures of the jury tell what filters do at most. */
  public static final int WITNESSES = 64;

  private static final int AT_ONCE = 32;

  public Camera {
    jury = List.copyOf(jury);
    if (jury.size() != cast.jury().length) {
      throw new IllegalArgumentException(
          jury.size() + " pictures for " + cast.jury().length + " classes of a jury");
    }
  }

  /**
   * A camera on a run: judged on up to {@value Cast#JURY} pictures taken evenly from a set, with
   * the first pictures of its first classes as probes.
   *
   * @param model what is trained; its labels are the classes' names
   * @param set pictures that nothing is learned from, where there are any
   * @throws IOException if a picture cannot be read
   */
  public static Camera on(Engine engine, Model model, LabelledPictures set) throws IOException {
    Shape shape = model.graph().inputShape();
    int count = Math.min(Cast.JURY, set.size());
    int[] truth = new int[count];
    List<Volume> jury = new ArrayList<>();
    List<Probe> probes = new ArrayList<>();
    Set<Integer> shown = new HashSet<>();
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * set.size() / count);
      Volume view = model.preprocessing().view(set.picture(index), shape.height(), shape.width());
      truth[i] = set.label(index);
      jury.add(model.preprocessing().normalise(view));
      if (probes.size() < Cast.PROBES && shown.add(truth[i])) {
        probes.add(new Probe(set.name(index), view, truth[i]));
      }
    }
    Cast cast = Cast.of(model.graph(), probes, set.classes(), truth);
    return new Camera(engine, model, cast, jury);
  }

  /**
   * Takes one frame.
   *
   * @param weights the network as it is at this moment
   * @param figures of the epoch that ends here
   */
  public Frame take(Graph weights, long step, double epoch, Optional<History.Epoch> figures) {
    Model now = model.withGraph(weights);
    try (Network network = engine.open(now)) {
      Votes votes = new Votes();
      for (int from = 0; from < jury.size(); from += AT_ONCE) {
        votes.hear(network, from, Math.min(from + AT_ONCE, jury.size()));
      }
      List<List<Volume>> maps = new ArrayList<>();
      cast.maps().forEach(role -> maps.add(new ArrayList<>()));
      List<float[]> probabilities = new ArrayList<>();
      List<Volume> attention = new ArrayList<>();
      for (Probe probe : cast.probes()) {
        Volume input = now.preprocessing().normalise(probe.view());
        look(network, input, maps, probabilities);
        cast.attention().ifPresent(layer -> attention.add(attend(network, input, probe, layer)));
      }
      return new Frame(
          step,
          epoch,
          figures,
          votes.loss(),
          cast.kernels().stream()
              .map(role -> weights.node(role.layer()).weights().get(0).toFloats())
              .toList(),
          List.of(votes.peaks),
          maps,
          attention,
          probabilities,
          votes.verdicts);
    }
  }

  private void look(
      Network network, Volume input, List<List<Volume>> maps, List<float[]> probabilities) {
    Head head = network.model().head();
    Set<LayerId> watch = new HashSet<>(Set.of(head.logits()));
    cast.maps().forEach(role -> watch.add(role.seen()));
    try (Trace trace = network.trace(List.of(input), watch)) {
      for (int i = 0; i < maps.size(); i++) {
        Cast.Role role = cast.maps().get(i);
        maps.get(i).add(trace.at(0, role.seen()).slice(0, role.shape().get(0)));
      }
      double[] p = Probabilities.of(trace.at(0, head.logits()), head.independent());
      float[] narrow = new float[p.length];
      for (int i = 0; i < p.length; i++) {
        narrow[i] = (float) p[i];
      }
      probabilities.add(narrow);
    }
  }

  private static Volume attend(Network network, Volume input, Probe probe, LayerId layer) {
    return new GradCam(Place.named(layer.name()))
        .explain(network, input, Prediction.score(network.model().head(), probe.label()))
        .map();
  }

  /** What the jury is taken for, and what it excites. */
  private final class Votes {
    private final int[] truth = cast.jury();
    private final int[] verdicts = new int[truth.length];
    private final float[][] peaks =
        cast.kernels().stream().map(r -> lowest(r.shape().get(0))).toArray(float[][]::new);
    private double surprise;

    void hear(Network network, int from, int to) {
      Head head = network.model().head();
      Set<LayerId> watch = new LinkedHashSet<>(Set.of(head.logits()));
      if (from < WITNESSES) {
        cast.kernels().forEach(role -> watch.add(role.seen()));
      }
      try (Trace trace = network.trace(jury.subList(from, to), watch)) {
        for (int i = from; i < to; i++) {
          double[] p = Probabilities.of(trace.at(i - from, head.logits()), head.independent());
          verdicts[i] = largest(p);
          surprise -= Math.log(Math.max(p[truth[i]], Double.MIN_NORMAL));
          if (i < WITNESSES) {
            excite(trace, i - from);
          }
        }
      }
    }

    private void excite(Trace trace, int item) {
      for (int k = 0; k < peaks.length; k++) {
        float[] own = trace.peaks(item, cast.kernels().get(k).seen());
        float[] highest = peaks[k];
        for (int channel = 0; channel < own.length; channel++) {
          highest[channel] = Math.max(highest[channel], own[channel]);
        }
      }
    }

    double loss() {
      return truth.length == 0 ? Double.NaN : surprise / truth.length;
    }
  }

  private static float[] lowest(int count) {
    float[] values = new float[count];
    Arrays.fill(values, Float.NEGATIVE_INFINITY);
    return values;
  }

  private static int largest(double[] p) {
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return best;
  }
}
