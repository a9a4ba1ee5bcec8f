package org.convlens.method.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.paper.Paper;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;
import org.convlens.task.UsageException;

/** The kernels of convolution layers: what each filter answers to. */
@About(
    summary = "The kernels of convolution layers, as pictures.",
    formula =
        "colour = (w − min) / (max − min), min and max over the layer or the filter; components:"
            + " colour = ½ + p / (2 max |p|), p the kernel's place along the layer's first three"
            + " principal components",
    caution =
        "Beyond the first layer kernels see feature maps, not colours: their pictures "
            + "say little about what they answer to.",
    compat =
        "KotlinDL draws 32 filters, of each the first input channel; here every "
            + "channel counts.",
    papers = {Paper.KRIZHEVSKY_2012})
public record Filters(
    @Knob("convolution layers to show") Place layer,
    @Knob("how kernels are laid out") Arrangement arrangement,
    @Knob(value = "which numbers share one scale", needs = "arrangement!=collated")
        Normalisation normalisation,
    @Knob("which filters come first: by index, or the largest norm ‖w‖") Order order,
    @Knob(value = "pictures side by side; 0 chooses", from = 0, to = 4096) int columns,
    @Knob(value = "filters shown of each layer, the rest is counted; 0 shows all", from = 0)
        int limit,
    @Knob(
            value = "colours of pictures with one channel",
            needs = "arrangement!=multi-channel|components")
        Palette palette)
    implements Inspection {

  /** How kernels are laid out. */
  public enum Arrangement {
    /** Multi-channel where the depth is 3, else the sheet. */
    AUTO,
    /** Each filter as one RGB picture; only where the depth is 3. */
    MULTI_CHANNEL,
    /** Every channel of every filter as its own picture, called {@code filter,channel}. */
    SINGLE_CHANNEL,
    /** One row per filter, one column per input channel. */
    SHEET,
    /** All channel pictures of a layer joined into one picture. */
    COLLATED,
    /**
     * Each filter as one RGB picture of any depth: its kernel along the first three principal
     * components of the layer's kernels (principal component analysis to RGB).
     */
    COMPONENTS
  }

  /** Which numbers share one scale from their smallest to their largest. */
  public enum Normalisation {
    LAYER,
    FILTER
  }

  /** Which filters come first. */
  public enum Order {
    INDEX,
    /** The largest Euclidean norm ‖w‖ first. */
    NORM
  }

  public Filters {
    Knobs.validate(
        Filters.class, layer, arrangement, normalisation, order, columns, limit, palette);
  }

  @Override
  public boolean needsPicture() {
    return false;
  }

  @Override
  public Finding look(Scene scene) {
    var model = scene.network().model();
    Map<String, Volume> raw = new LinkedHashMap<>();
    List<Sheet.Section> sections = new ArrayList<>();
    for (LayerId id : layer.in(model.graph())) {
      boolean reversed =
          model.preprocessing().channels() == Channels.BGR && readsInput(model.graph(), id);
      LayerKernels kernels = kernels(model.graph(), id, reversed);
      raw.put(id.name(), kernels.flat());
      sections.add(new KernelTiles(kernels, this).section(id.name()));
    }
    List<Note> notes = new ArrayList<>(Diagnosis.ofWeights(model.graph()));
    if (arrangement == Arrangement.COMPONENTS) {
      notes.add(Note.fact(ComponentTiles.READING));
    }
    return new Finding(new Sheet("Filters", sections, palette, notes), raw);
  }

  /** The kernels of a layer, refused if it has none. */
  private static LayerKernels kernels(Graph graph, LayerId id, boolean reversed) {
    Node node = graph.node(id);
    if (!Graph.isConvolution(node)) {
      List<LayerId> convolutions =
          graph.nodes().stream().filter(Graph::isConvolution).map(Node::id).toList();
      throw new UsageException(
          "layer '"
              + id
              + "' ("
              + node.op().kind()
              + ") has no kernels: "
              + (convolutions.isEmpty()
                  ? "this network has no convolutions"
                  : "choose a convolution such as '" + convolutions.get(0) + "'"));
    }
    return LayerKernels.of(node, reversed);
  }

  private static boolean readsInput(Graph graph, LayerId id) {
    return graph.node(id).inputs().contains(graph.input());
  }
}
