package org.convlens.train.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Op;
import org.convlens.train.data.SeededRandom;

/**
 * A network to which layers are added. Each layer's weights depend on the seed and the layer's name
 * only. Layers without a name are called as Keras calls them: {@code conv2d, max_pooling2d,
 * conv2d_1}; the activation of a layer is {@code conv2d/relu}. Not thread-safe.
 */
public final class Assembly {
  private static final long MOST_WEIGHTS = 250_000_000;

  private final Graph.Builder builder = new Graph.Builder();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Set<LayerId> frozen = new LinkedHashSet<>();
  private final Set<LayerId> fitted = new LinkedHashSet<>();
  private final Map<LayerId, Standardising> standardising = new LinkedHashMap<>();
  private final LayerId input;
  private final Optional<Long> seed;
  private final int classes;
  private LayerId last;
  private boolean begun;

  /**
   * @param seed of the weights; without one they are all zero
   */
  Assembly(Sequential.Input picture, Optional<Long> seed, int classes) {
    this.seed = seed;
    this.classes = classes;
    this.input =
        builder.input("input", Shape.maps(picture.channels(), picture.height(), picture.width()));
    this.last = input;
  }

  /**
   * @throws LayerException naming the layer, if it does not fit
   */
  void add(Layer layer) {
    try {
      if (!(layer instanceof Standardising)) {
        begun = true;
      } else if (begun) {
        throw new IllegalArgumentException(
            "it changes pictures: put it at the beginning, right after 'input'");
      }
      layer.join(this);
    } catch (LayerException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new LayerException(layer, e);
    }
  }

  LayerId last() {
    return last;
  }

  void goOnFrom(LayerId other) {
    last = other;
  }

  Shape shape() {
    return shape(last);
  }

  Shape shape(LayerId id) {
    return builder.shape(id);
  }

  /** What came last, if it is maps. */
  Shape maps() {
    if (!shape().isMaps()) {
      throw new IllegalArgumentException(
          "it takes maps, not " + size(shape()) + ": put it before 'flatten' or leave it out");
    }
    return shape();
  }

  int classes() {
    return classes;
  }

  /** A layer with drawn weights, and its activation. */
  void weigh(String kind, Op op, Shape weights, int fanIn, int fanOut, Weighing weighing) {
    if (weights.elements() > MOST_WEIGHTS) {
      throw new IllegalArgumentException(
          String.format(
              "%s are %,d weights, more than %,d: pool before it, or make it smaller",
              weights, weights.elements(), MOST_WEIGHTS));
    }
    String name = name(kind, weighing.name());
    Initialiser initialiser = weighing.initialiser();
    List<Tensor> drawn = new ArrayList<>();
    if (seed.isPresent()) {
      SeededRandom random = new SeededRandom(seed.get(), name);
      drawn.add(initialiser.draw(weights, fanIn, fanOut, random));
      drawn.add(initialiser.bias(weights.extent(0), fanIn, random));
    } else {
      drawn.add(zeros(weights));
      drawn.add(zeros(Shape.of(weights.extent(0))));
    }
    List<Tensor> own = drawn.subList(0, weighing.bias() ? 2 : 1);
    last = builder.add(name, op, List.of(last), own);
    if (weighing.frozen()) {
      frozen.add(last);
    }
    if (initialiser instanceof Initialiser.Whitening) {
      WhiteningFilters.requireFitting(weights);
      fitted.add(last);
    }
    activate(name, weighing.activation());
  }

  private static Tensor zeros(Shape shape) {
    return Tensor.of(shape, new float[Math.toIntExact(shape.elements())]);
  }

  /**
   * @param chosen empty for Keras's name of the kind
   * @return the name
   */
  String add(String kind, String chosen, Op op, Tensor... weights) {
    String name = name(kind, chosen);
    last = builder.add(name, op, List.of(last), List.of(weights));
    return name;
  }

  /** A node of a layer that stays as the training pictures decide. */
  void standardise(Standardising layer, String name, Op op, Tensor... weights) {
    last = builder.add(name, op, List.of(last), List.of(weights));
    frozen.add(last);
    standardising.put(last, layer);
  }

  /** An earlier layer joined with what came last. */
  void join(String name, Op op, LayerId first) {
    last = builder.add(name, op, List.of(first, last), List.of());
  }

  void follow(String name, Op op) {
    last = builder.add(name, op, List.of(last), List.of());
  }

  /** What came last joined with numbers that stay. */
  void join(String kind, String chosen, Op op, Tensor constant) {
    String name = name(kind, chosen);
    LayerId by = builder.add(name + "/by", new Constant(), List.of(), List.of(constant));
    last = builder.add(name, op, List.of(last, by), List.of());
  }

  /** What came last plus another layer, and an activation. */
  void sum(LayerId other, String chosen, Activation activation) {
    String name = name("add", chosen);
    Op op = new Arithmetic(Arithmetic.Function.ADD);
    last = builder.add(name, op, List.of(other, last), List.of());
    activate(name, activation);
  }

  private void activate(String name, Activation activation) {
    if (activation != Activation.LINEAR) {
      follow(name + "/" + activation.text(), activation.op());
    }
  }

  /** Keras numbers the layers of a kind: {@code conv2d}, {@code conv2d_1}. */
  String name(String kind, String chosen) {
    if (!chosen.isEmpty()) {
      return chosen;
    }
    int before = kinds.merge(kind, 1, Integer::sum) - 1;
    return before == 0 ? kind : kind + "_" + before;
  }

  Set<LayerId> frozen() {
    return frozen;
  }

  /** The layers at the beginning that change pictures, in order. */
  Map<LayerId, Standardising> standardising() {
    return standardising;
  }

  /** The layers whose weights come from patches of pictures. */
  Set<LayerId> fitted() {
    return fitted;
  }

  Graph build() {
    return builder.build(input, last);
  }

  /** For example {@code 16 × 28 × 28}. */
  static String size(Shape shape) {
    return shape.toString().replaceFirst("^N × ", "");
  }
}
