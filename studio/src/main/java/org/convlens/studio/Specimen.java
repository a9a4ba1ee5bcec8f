package org.convlens.studio;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.formula.Cell;
import org.convlens.formula.Derivation;
import org.convlens.intervention.Intervention;
import org.convlens.intervention.Occlusion;
import org.convlens.method.Scene;
import org.convlens.method.map.MapAtlas;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Prediction;
import org.convlens.task.Note;

/**
 * A picture that a network has looked at, kept for further questions, each of which costs only what
 * it needs beyond that. To be closed before the network is given back; not for several threads at
 * once.
 */
public final class Specimen implements AutoCloseable {
  private final Network network;
  private final Volume view;
  private final Volume input;
  private Set<LayerId> watched;
  private final List<Note> notes;
  private Trace trace;

  private Specimen(Network network, Scene scene, Set<LayerId> watched) {
    this.network = network;
    this.view = scene.requireView();
    this.input = scene.input();
    this.notes = scene.notes();
    this.watched = watched;
    this.trace = network.trace(List.of(input), watched);
  }

  /**
   * Looks once.
   *
   * @param pixels 1 × H × W or 3 × H × W, 0..255, of any size
   * @param watch layers that will be asked for; others cost a look more
   */
  public static Specimen of(Network network, Volume pixels, Set<LayerId> watch) {
    Scene scene = Scene.of(network, pixels);
    Set<LayerId> all = new HashSet<>(watch);
    all.add(network.model().head().logits());
    return new Specimen(network, scene, all);
  }

  /** The picture as the network sees it before normalisation: 0..255, of its input size. */
  public Volume view() {
    return view;
  }

  /** What the network was given. */
  public Volume input() {
    return input;
  }

  /** What is suspicious about the picture. */
  List<Note> notes() {
    return notes;
  }

  /** What a layer said. */
  public Volume at(LayerId layer) {
    return tracing(Set.of(layer)).at(0, layer);
  }

  /** The picture's trace, in which these layers are watched. */
  Trace tracing(Set<LayerId> layers) {
    if (!watched.containsAll(layers)) {
      Set<LayerId> more = new HashSet<>(watched);
      more.addAll(layers);
      Trace wider = network.trace(List.of(input), more);
      trace.close();
      trace = wider;
      watched = more;
    }
    return trace;
  }

  Network network() {
    return network;
  }

  /** All classes or values, the likeliest first. */
  public List<Prediction> predictions() {
    return predictions(trace);
  }

  List<Prediction> predictions(Trace of) {
    Head head = network.model().head();
    return Prediction.all(head, network.model().labels(), of.at(0, head.logits()));
  }

  /**
   * How a unit's number came about.
   *
   * @throws org.convlens.task.UsageException if there is no such unit, or no formula for its layer
   */
  public Derivation derivation(LayerId layer, Cell unit) {
    Trace wide = tracing(Derivation.watch(network.model().graph(), layer));
    return Derivation.of(network.model().graph(), layer, unit, id -> wide.at(0, id));
  }

  /** All maps of some layers, in 256 shades, and what the network takes the picture for. */
  public Frame frame(List<LayerId> layers, int best) {
    return frame(tracing(Set.copyOf(layers)), layers, best);
  }

  /**
   * What would be. To be closed before this.
   *
   * @param occlusion what is hidden of the picture, too
   * @param layers that will be asked for
   */
  public Altered altered(
      Intervention intervention, Optional<Occlusion> occlusion, Set<LayerId> layers) {
    Set<LayerId> all = new HashSet<>(layers);
    all.addAll(intervention.layers());
    all.add(network.model().head().logits());
    Trace own = tracing(all);
    if (occlusion.isEmpty()) {
      return new Altered(
          this, intervention.changes().isEmpty() ? Optional.empty() : after(intervention, own));
    }
    Volume other = occlusion.get().of(network.model(), input);
    Trace hidden = network.trace(List.of(other), all);
    if (intervention.changes().isEmpty()) {
      return new Altered(this, Optional.of(hidden));
    }
    try (hidden) {
      return new Altered(this, after(intervention, hidden));
    }
  }

  private Optional<Trace> after(Intervention intervention, Trace of) {
    return Optional.of(intervention.on(of, network.model().graph()));
  }

  Frame frame(Trace of, List<LayerId> layers, int best) {
    List<MapAtlas> atlases =
        layers.stream().map(layer -> MapAtlas.of(layer, of.at(0, layer))).toList();
    List<Prediction> all = predictions(of);
    return new Frame(atlases, all.subList(0, Math.min(best, all.size())));
  }

  @Override
  public void close() {
    trace.close();
  }
}
