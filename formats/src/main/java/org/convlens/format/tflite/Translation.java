package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Known;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Op;
import org.jspecify.annotations.Nullable;

/** A graph under construction: what each tensor stands for, and the layers made so far. */
final class Translation {
  private static final int MOST_LAYERS = 100_000;

  private final Graph.Builder builder = new Graph.Builder();
  private final Map<Integer, Value> values = new HashMap<>();
  private final Map<Integer, Layer> constants = new HashMap<>();
  private final Map<Integer, DilationOperators.Apart> apart = new HashMap<>();
  private final LiteFile file;
  private final Budget budget;
  private final int pictures;
  private int layers;
  private boolean wholeWeights;

  /**
   * @param pictures how many the file was made for; an extent of as many in the place of the batch
   *     means the batch
   */
  Translation(LiteFile file, Budget budget, int pictures) {
    this.file = file;
    this.budget = budget;
    this.pictures = pictures;
  }

  Graph.Builder builder() {
    return builder;
  }

  Budget budget() {
    return budget;
  }

  int pictures() {
    return pictures;
  }

  LiteTensor tensor(int number) {
    return file.tensors().get(number);
  }

  /** Whether weights in integers meet numbers that are not rounded. */
  boolean hasWholeWeights() {
    return wholeWeights;
  }

  /** Weights in integers meet numbers that are not rounded. */
  void meetsWholeWeights() {
    wholeWeights = true;
  }

  void define(int tensor, Value value) {
    values.put(tensor, value);
  }

  /** What a tensor stands for; null if nothing before makes it. */
  @Nullable Value value(int tensor) throws FormatException {
    Value value = values.get(tensor);
    if (value == null && tensor(tensor).data() != null) {
      value = new Known(tensor(tensor).tensor());
      values.put(tensor, value);
    }
    return value;
  }

  /** The cells that a tensor puts apart; null where it is none that does. */
  DilationOperators.@Nullable Apart apart(int tensor) {
    return apart.get(tensor);
  }

  void putApart(int tensor, DilationOperators.Apart cells) {
    apart.put(tensor, cells);
  }

  /** Numbers of the file as those that they stand for, in its order of axes. */
  Tensor numbers(int tensor, Known known) throws FormatException {
    return tensor(tensor).numbers(known.tensor(), budget);
  }

  /** Numbers of the file as a layer. */
  Layer constant(int tensor, Known known) throws FormatException {
    Layer there = constants.get(tensor);
    if (there == null) {
      Tensor numbers = numbers(tensor, known);
      String name = tensor(tensor).name();
      there =
          add(unique(name.isEmpty() ? "constant" : name), name, new Constant(), List.of(), numbers);
      constants.put(tensor, there);
    }
    return there;
  }

  /** A layer that puts out its axes in the file's order. */
  Layer add(String name, String output, Op op, List<Layer> inputs, Tensor... weights)
      throws FormatException {
    if (++layers > MOST_LAYERS) {
      throw new FormatException("the network has more than " + MOST_LAYERS + " layers");
    }
    List<LayerId> ids = inputs.stream().map(Layer::id).toList();
    LayerId id = builder.add(name, output.isEmpty() ? name : output, op, ids, List.of(weights));
    Shape shape = builder.shape(id);
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.extent(axis) < 0 && (axis > 0 || shape.extent(axis) != Shape.BATCH)) {
        throw new FormatException("layer '" + name + "' would put out " + shape);
      }
    }
    if (shape.elements() > Integer.MAX_VALUE) {
      throw new FormatException("layer '" + name + "' would put out " + shape);
    }
    return new Layer(id, shape, false);
  }

  String unique(String name) {
    String candidate = name;
    for (int i = 1; builder.contains(candidate); i++) {
      candidate = name + ":" + i;
    }
    return candidate;
  }

  /**
   * Refuses an output of other extents than the file declares: then something was misread.
   *
   * @param checked whether the file's extents count; they do not for pictures of another size
   */
  static void check(LiteNode node, LiteTensor tensor, Shape shape, boolean checked)
      throws FormatException {
    int[] declared = tensor.signature().length > 0 ? tensor.signature() : tensor.shape();
    boolean told = declared.length > 0 && checked;
    boolean same = !told || declared.length == shape.rank();
    for (int axis = 1; told && same && axis < declared.length; axis++) {
      same = declared[axis] < 0 || declared[axis] == shape.extent(axis);
    }
    if (!same) {
      throw node.refuse(
          "it would put out " + shape + ", the file says " + java.util.Arrays.toString(declared));
    }
  }

  /** Whether a type holds whole numbers of a picture's pixels. */
  static boolean isWhole(@Nullable ElementType type) {
    return type != null && !type.isFloating();
  }
}
