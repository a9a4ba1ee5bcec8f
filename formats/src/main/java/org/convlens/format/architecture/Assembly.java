package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;

/**
 * A network put together layer by layer, each named after its module in PyTorch. Numbers of
 * channels, kernel sizes and groups are those of the weights. Every call adds a layer after {@link
 * #at()} and moves there.
 */
final class Assembly {
  private static final LayerId INPUT = new LayerId("input");

  private final Graph.Builder builder = new Graph.Builder();
  private final List<String> assumptions = new ArrayList<>();
  private final Weights weights;
  private final Settings settings;
  private final Size size;
  private LayerId at = INPUT;
  private float epsilon = 1e-5f;
  private boolean features;
  private boolean samePadding;

  /**
   * @param settings what is known of the network besides its weights
   * @param size of the input; its channels are those of the first convolution
   */
  Assembly(Weights weights, Settings settings, Size size) {
    this.weights = weights;
    this.settings = settings;
    this.size = size;
  }

  /** The network, the latest layer being its output. */
  Graph graph() {
    return builder.build(INPUT, at);
  }

  Settings settings() {
    return settings;
  }

  /** Notes that the network has no classifier. */
  void endInFeatures() {
    features = true;
  }

  /** Whether the network ends in features, without a classifier. */
  boolean endsInFeatures() {
    return features;
  }

  /** What was assumed of the network because its weights do not tell it, a clause each. */
  List<String> assumptions() {
    return assumptions;
  }

  /** Notes what is assumed. */
  void assume(String clause) {
    assumptions.add(clause);
  }

  Weights weights() {
    return weights;
  }

  /** The latest layer. */
  LayerId at() {
    return at;
  }

  /** Goes on after another layer. */
  Assembly from(LayerId layer) {
    at = layer;
    return this;
  }

  /** The ε of the batch normalisations to come. */
  Assembly epsilon(double value) {
    epsilon = (float) value;
    return this;
  }

  /** Whether the convolutions to come, where they have strides, are padded as TensorFlow does. */
  Assembly samePadding(boolean value) {
    samePadding = value;
    return this;
  }

  int channels() {
    return builder.shape(at).channels();
  }

  Shape shape() {
    return builder.shape(at);
  }

  /** Adds an operator; a module used again is called {@code name:1}, {@code name:2} ... */
  Assembly op(String name, Op op, List<LayerId> inputs, Tensor... own) {
    String free = name;
    for (int i = 1; builder.contains(free); i++) {
      free = name + ":" + i;
    }
    at = builder.add(free, op, inputs, List.of(own));
    return this;
  }

  Assembly op(String name, Op op, Tensor... own) {
    return op(name, op, List.of(at), own);
  }

  /** A convolution that keeps the size. */
  Assembly conv(String name) throws FormatException {
    return conv(name, 1);
  }

  /** A convolution padded by half its kernel. */
  Assembly conv(String name, int stride) throws FormatException {
    Shape kernel = weights.shape(name);
    int rows = kernel.extent(2) / 2;
    int columns = kernel.extent(3) / 2;
    return conv(
        name,
        stride,
        samePadding && stride > 1
            ? same(kernel, stride)
            : Padding.of(rows, columns, rows, columns));
  }

  /** As TensorFlow pads: the rows of the result are those of the maps by the stride, rounded up. */
  private Padding same(Shape kernel, int stride) {
    boolean first = !builder.contains(INPUT.name());
    int rows = missing(first ? size.height() : shape().height(), kernel.extent(2), stride);
    int columns = missing(first ? size.width() : shape().width(), kernel.extent(3), stride);
    return Padding.of(rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
  }

  private static int missing(int length, int kernel, int stride) {
    return Math.max(0, (length - 1) / stride * stride + kernel - length);
  }

  Assembly conv(String name, int stride, int padding) throws FormatException {
    return conv(name, stride, Padding.all(padding));
  }

  /** A convolution whose kernel's cells lie apart, padded by half of what it spans. */
  Assembly dilated(String name, int stride, int dilation) throws FormatException {
    Shape kernel = weights.shape(name);
    int rows = kernel.extent(2) / 2 * dilation;
    int columns = kernel.extent(3) / 2 * dilation;
    Padding padding = Padding.of(rows, columns, rows, columns);
    return conv(name, stride, padding, dilation);
  }

  private Assembly conv(String name, int stride, Padding padding) throws FormatException {
    return conv(name, stride, padding, 1);
  }

  private Assembly conv(String name, int stride, Padding padding, int dilation)
      throws FormatException {
    int channels = weights.shape(name).extent(1);
    if (!builder.contains(INPUT.name())) {
      builder.input(INPUT.name(), Shape.maps(channels, size.height(), size.width()));
    }
    int groups = channels() / Math.max(1, channels);
    if (groups * channels != channels()) {
      throw new FormatException(
          "'" + name + ".weight' is for " + channels + " channels, not " + channels());
    }
    return op(
        name, new Conv2d(Size.square(stride), padding, Size.square(dilation), groups), both(name));
  }

  private Tensor[] both(String name) throws FormatException {
    List<Tensor> own = new ArrayList<>(List.of(weights.get(name + ".weight")));
    if (weights.tensors().containsKey(name + ".bias")) {
      own.add(weights.get(name + ".bias"));
    }
    return own.toArray(Tensor[]::new);
  }

  /** A batch normalisation. */
  Assembly norm(String name) throws FormatException {
    return op(
        name,
        new BatchNorm(epsilon, 0.9f),
        weights.get(name + ".weight"),
        weights.get(name + ".bias"),
        weights.get(name + ".running_mean"),
        weights.get(name + ".running_var"));
  }

  /** A convolution and its normalisation. */
  Assembly convNorm(String conv, String norm, int stride) throws FormatException {
    return conv(conv, stride).norm(norm);
  }

  /** torchvision's Conv2dNormActivation: {@code name.0}, {@code name.1}, {@code name.2}. */
  Assembly unit(String name, int stride, Op activation) throws FormatException {
    return convNorm(name + ".0", name + ".1", stride).op(name + ".2", activation);
  }

  Assembly relu(String name) {
    return op(name, new Relu());
  }

  Assembly linear(String name) throws FormatException {
    return op(name, new Linear(false), both(name));
  }

  Assembly dropout(String name, double rate) {
    return op(name, new Dropout((float) rate));
  }

  Assembly flatten() {
    return op("flatten", new Flatten(1));
  }

  Assembly maxPool(String name, int kernel, int stride, int padding, boolean ceil) {
    return op(
        name,
        new MaxPool2d(
            Size.square(kernel), Size.square(stride), Padding.all(padding), Size.ONE, ceil));
  }

  /** An average pool whose padding counts. */
  Assembly averagePool(String name, int kernel, int stride, int padding) {
    return op(
        name,
        new AveragePool2d(
            Size.square(kernel), Size.square(stride), Padding.all(padding), false, true));
  }

  /** An adaptive average pool to one cell. */
  Assembly globalMean(String name) {
    return op(name, new GlobalPool2d(GlobalPool2d.Function.MEAN));
  }

  /** What changes nothing: a pool to the size that the maps have, or what acts only in training. */
  Assembly same(String name) {
    return op(name, new Identity());
  }

  Assembly add(String name, LayerId other) {
    return op(name, new Arithmetic(Arithmetic.Function.ADD), List.of(at, other));
  }

  /** x · gate, broadcast. */
  Assembly gate(String name, LayerId maps) {
    return op(name, new Arithmetic(Arithmetic.Function.MULTIPLY), List.of(at, maps));
  }

  Assembly concat(String name, List<LayerId> parts) {
    return op(name, new Concat(1), parts);
  }
}
