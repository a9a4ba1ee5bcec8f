package org.convlens.method.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Channels;
import org.convlens.method.Diagnosis;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.FileLayers;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.UsageException;

/** What layers make of a picture: every feature map of one pass, layer by layer. */
@About(
    summary = "What layers make of a picture: every feature map, layer by layer.",
    formula =
        "standardised: (x − mean) / std · 64 + 128 per map, clipped to 0..255; min-max: "
            + "(x − min) / (max − min) per map; shared: the same over all maps of the layer; "
            + "contribution of map k: Σ over its cells of ∂y/∂Aₖ · Aₖ",
    caution =
        "With a scale of its own even a map of tiny numbers looks lively: compare maps "
            + "on the shared scale.",
    compat =
        "--raw writes what the layer puts out, the numbers of Captum's "
            + "LayerActivation; other tools colour them each in a way of its own.",
    papers = {Paper.ZEILER_FERGUS_2013, Paper.YOSINSKI_2015})
public record FeatureMaps(
    @Knob("layers to show") Place layer,
    @Knob("how numbers become colours") Contrast contrast,
    @Knob("maps to show of each layer: all, or numbers and ranges such as 0-15,40")
        Channels channels,
    @Knob("which maps come first; contribution is gradient × activation for the class's score")
        Ranking order,
    @Knob(value = "maps side by side; 0 chooses", from = 0, to = 512) int columns,
    @Knob(
            value = "the first so many maps of each layer, the rest is counted; 0 shows all",
            from = 0)
        int limit,
    @Knob("colours") Palette palette,
    @Knob(
            "of layers that include their activation, as Keras' do, whether the maps are those after it")
        boolean activated)
    implements Inspection {
  private static final String STANDARDISED =
      "Each map is on a scale of its own: 128 is its mean, 64 more or less a standard deviation of"
          + " it (Chollet 2017), so that maps cannot be told apart by how bright they are.";

  public FeatureMaps {
    Knobs.validate(
        FeatureMaps.class, layer, contrast, channels, order, columns, limit, palette, activated);
  }

  @Override
  public boolean needsPicture() {
    return true;
  }

  @Override
  public boolean needsScore() {
    return order.needsGradient();
  }

  @Override
  public Finding look(Scene scene) {
    Volume input = scene.input();
    Map<LayerId, Volume> activations = activations(scene.network(), input);
    Map<LayerId, Volume> gradients = needsScore() ? gradients(scene, input) : Map.of();
    List<Note> notes = new ArrayList<>(scene.notes());
    if (activations.values().stream().anyMatch(maps -> !Double.isFinite(maps.mean()))) {
      notes.addAll(Diagnosis.ofWeights(scene.network().model().graph()));
    }
    Graph graph = scene.network().model().graph();
    Unnormalised.note(graph, List.copyOf(activations.keySet())).ifPresent(notes::add);
    if (contrast == Contrast.STANDARDISED) {
      notes.add(Note.fact(STANDARDISED));
    }
    return new Finding(
        sheet(graph, activations, gradients, Optional.empty(), notes), named(activations));
  }

  private List<LayerId> layers(Model model) {
    Graph graph = model.graph();
    FileLayers counted = FileLayers.of(model);
    return layer.in(graph).stream()
        .map(id -> activated ? counted.end(id) : id)
        .distinct()
        .filter(id -> graph.node(id).shape().rank() >= 2)
        .toList();
  }

  /** The score's gradient at all chosen layers from one pass. */
  private Map<LayerId, Volume> gradients(Scene scene, Volume input) {
    Graph graph = scene.network().model().graph();
    Score score = scene.requireScore();
    Set<LayerId> layers = new LinkedHashSet<>(layers(scene.network().model()));
    Set<LayerId> before = graph.ancestors(score.layers(graph));
    for (LayerId id : layers) {
      if (!before.contains(id)) {
        throw new UsageException(
            "layer '" + id + "' does not lead to " + score + ": choose earlier layers");
      }
    }
    Set<LayerId> watch = new LinkedHashSet<>(layers);
    watch.addAll(score.layers(graph));
    Map<LayerId, Volume> gradients = new LinkedHashMap<>();
    try (Trace trace = scene.network().trace(List.of(input), watch, layers)) {
      trace
          .pull(score.slope(graph, trace), layers)
          .forEach((id, volumes) -> gradients.put(id, volumes.get(0)));
    }
    return gradients;
  }

  /** The maps of all chosen layers from one pass. Layers without maps are not among them. */
  public Map<LayerId, Volume> activations(Network network, Volume input) {
    List<LayerId> layers = layers(network.model());
    Map<LayerId, Volume> activations = new LinkedHashMap<>();
    try (Trace trace = network.trace(List.of(input), new LinkedHashSet<>(layers))) {
      layers.forEach(id -> activations.put(id, trace.at(0, id)));
    }
    return activations;
  }

  /**
   * Draws activations.
   *
   * @param shared activations of the same layers elsewhere, such as before training: the colours of
   *     {@link Contrast#SHARED} then mean the same in both
   */
  public Sheet sheet(
      Graph graph,
      Map<LayerId, Volume> activations,
      Optional<Map<LayerId, Volume>> shared,
      List<Note> notes) {
    return sheet(graph, activations, Map.of(), shared, notes);
  }

  private Sheet sheet(
      Graph graph,
      Map<LayerId, Volume> activations,
      Map<LayerId, Volume> gradients,
      Optional<Map<LayerId, Volume>> shared,
      List<Note> notes) {
    List<Sheet.Section> sections = new ArrayList<>();
    List<Note> allNotes = new ArrayList<>(notes);
    List<LayerId> order = graph.layers();
    activations.forEach(
        (id, maps) -> {
          Optional<Volume> gradient = Optional.ofNullable(gradients.get(id));
          MapTiles tiles = MapTiles.of(id.name(), maps, gradient, this);
          Optional<Volume> other = shared.map(s -> s.get(id));
          sections.add(
              tiles.section(
                  "layer " + order.indexOf(id) + " " + id + " " + extents(maps), columns, other));
          tiles.note(id.name()).ifPresent(allNotes::add);
        });
    return new Sheet("Feature maps", sections, palette, allNotes);
  }

  /** For example {@code (1, 14, 14, 36)}: pictures, rows, columns, maps. */
  private static String extents(Volume maps) {
    return maps.area() == 1
        ? "(1, " + maps.channels() + ")"
        : "(1, " + maps.height() + ", " + maps.width() + ", " + maps.channels() + ")";
  }

  private static Map<String, Volume> named(Map<LayerId, Volume> activations) {
    Map<String, Volume> named = new LinkedHashMap<>();
    activations.forEach((id, volume) -> named.put(id.name(), volume));
    return named;
  }
}
