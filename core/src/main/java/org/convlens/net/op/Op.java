package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * What a node computes: the operator with its attributes, without its weights. Every reader of a
 * network (shape inference, counting, receptive fields, engine, exporter) works from these records.
 */
public sealed interface Op
    permits Arithmetic,
        AveragePool2d,
        BatchNorm,
        Cast,
        Clip,
        Concat,
        Constant,
        Conv2d,
        ConvTranspose2d,
        DepthToSpace,
        Dropout,
        Elementwise,
        Expand,
        Flatten,
        Gather,
        GlobalPool2d,
        GroupNorm,
        Identity,
        Input,
        InstanceNorm,
        LayerNorm,
        Linear,
        LocalResponseNorm,
        MatMul,
        MaxPool2d,
        Pad,
        PRelu,
        Quantize,
        Reduce,
        Relu,
        Reshape,
        Resize,
        Slice,
        Softmax,
        SpaceToDepth,
        Transpose {

  /**
   * The output's shape.
   *
   * @param inputs shapes of the inputs that are computed
   * @param weights the node's own tensors, in the order that the operator documents
   * @throws IllegalArgumentException if they do not fit together; the message says why
   */
  Shape shape(List<Shape> inputs, List<Tensor> weights);

  /** Multiply-accumulate operations for one picture. */
  default long macs(Shape output, List<Tensor> weights) {
    return 0;
  }

  /**
   * What the output's numbers see of one of the inputs: one or several parts of it, together
   * neither more nor less than what can move them.
   *
   * @param inputs shapes of the inputs that are computed
   * @param which of them
   * @param weights the node's own tensors
   */
  default List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.SAME;
  }

  /** The window that holds what an output cell sees of an input of the given shape. */
  default Reach reach(Shape input, List<Tensor> weights) {
    return Reach.of(sights(List.of(input), 0, weights));
  }

  /** What readers of the network may count on. */
  Set<Trait> traits();

  /** Whether the operator promises a trait. */
  default boolean is(Trait trait) {
    return traits().contains(trait);
  }

  /** How relevance is shared among the inputs where no rule is given. */
  default Sharing sharing() {
    return Sharing.SLOPE;
  }

  /**
   * How far the change of a few cells reaches.
   *
   * @param inputs shapes of the inputs that are computed: at least one, the first of maps
   * @param output of maps; where it has not as many cells as the input, nothing is pointwise
   */
  default Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.EVERYWHERE;
  }

  /** The name that people know the operator by, such as {@code Conv2d}. */
  default String kind() {
    return getClass().getSimpleName();
  }
}
