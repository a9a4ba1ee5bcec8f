package org.convlens.train.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.task.UsageException;

/**
 * A network as one layer after the other, as Keras's class of this name. In Java and as text:
 *
 * <pre>{@code
 * Sequential.input(28, 28, 1)                     input 28x28x1
 *     .then(conv(16, 5).same().relu())            conv 16 5x5 same relu
 *     .then(maxpool(2), flatten())                maxpool 2x2
 *                                                 flatten
 *     .then(dense(10).softmax())                  dense 10 softmax
 * }</pre>
 *
 * @param input the pictures that enter
 * @param layers in order
 * @param classes how many there are, for layers that leave it open
 */
public record Sequential(Input input, List<Layer> layers, int classes) implements Architecture {
  /** What is taken where nobody says how many classes there are. */
  static final int USUAL_CLASSES = 10;

  /**
   * Pictures that enter a network.
   *
   * @param channels 1 for grey, 3 for colour
   */
  public record Input(int height, int width, int channels) {
    /** As {@link NetworkText} writes it: {@code input 28x28x1}. */
    public String text() {
      return "input " + height + "x" + width + "x" + channels;
    }
  }

  public Sequential {
    layers = List.copyOf(layers);
  }

  /** A network without layers, in Keras's order: rows, columns, channels. */
  public static Sequential input(int height, int width, int channels) {
    return new Sequential(new Input(height, width, channels), List.of(), USUAL_CLASSES);
  }

  /** The same with further layers. */
  public Sequential then(Layer... more) {
    List<Layer> all = new ArrayList<>(layers);
    all.addAll(List.of(more));
    return new Sequential(input, all, classes);
  }

  @Override
  public Sequential withClasses(int other) {
    return new Sequential(input, layers, other);
  }

  /** Whether the last numbers are one logit, which tells two classes apart. */
  public boolean endsInOne() {
    Graph graph = assembled(Optional.empty()).build();
    return graph.node(graph.output()).shape().elements() == 1;
  }

  /** The text that {@link NetworkText} reads, one layer a line. */
  public String text() {
    return layers.stream()
        .map(Layer::text)
        .collect(Collectors.joining("\n", input.text() + "\n", "\n"));
  }

  /**
   * @throws UsageException naming the layer and the remedy, if layers do not fit together
   */
  @Override
  public Graph untrained(long seed) {
    return assembled(Optional.of(seed)).build();
  }

  @Override
  public Set<LayerId> frozen() {
    return Set.copyOf(assembled(Optional.empty()).frozen());
  }

  private Assembly assembled(Optional<Long> seed) {
    Assembly assembly = new Assembly(input, seed, classes);
    try {
      layers.forEach(assembly::add);
    } catch (LayerException e) {
      throw e.told();
    }
    return assembly;
  }

  @Override
  public Graph prepared(Graph untrained, Preparation by) throws IOException {
    Assembly assembly = assembled(Optional.empty());
    Map<LayerId, List<Tensor>> changed = new HashMap<>();
    SeenPictures seen = new SeenPictures(by);
    for (Map.Entry<LayerId, Standardising> layer : assembly.standardising().entrySet()) {
      Standardising.Measured measured = layer.getValue().measure(seen);
      seen.change(measured.change());
      if (!measured.weights().isEmpty()) {
        changed.put(layer.getKey(), measured.weights());
      }
    }
    for (LayerId id : assembly.fitted()) {
      Node node = untrained.node(id);
      if (!node.input().equals(untrained.input())) {
        throw new UsageException(
            "'" + id.name() + "' is to whiten pictures: put it first, right after 'input'");
      }
      List<Tensor> weights = new ArrayList<>(node.weights());
      weights.set(0, WhiteningFilters.of(weights.get(0).shape(), by));
      changed.put(id, weights);
    }
    return changed.isEmpty() ? untrained : untrained.withWeights(changed);
  }
}
