package org.convlens.format.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;
import org.convlens.net.op.Size;

/**
 * A known architecture.
 *
 * @param name for example {@code resnet18}
 * @param model whose strides and pooling it has, for example {@code torchvision's resnet18}
 * @param side rows and columns of the input
 * @param preprocessing as its published weights were trained, for colour pictures
 * @param auxiliary the modules that act only in training
 * @param plan how its layers follow one another
 */
public record Architecture(
    String name,
    String model,
    int side,
    Preprocessing preprocessing,
    List<String> auxiliary,
    Plan plan) {
  /** Under this name a model's metadata says what was assumed because weights do not tell it. */
  public static final String ASSUMED = "assumed";

  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  /** Adds an architecture's layers, the last of them being its output. */
  @FunctionalInterface
  interface Plan {
    void draw(Assembly net) throws FormatException;
  }

  /**
   * A network and what was assumed of it.
   *
   * @param assumptions a clause each; none if all is known
   * @param features whether it ends in features, without a classifier
   */
  public record Built(Graph graph, List<String> assumptions, boolean features) {}

  /**
   * The network with these weights, all of which it takes.
   *
   * @param settings what is known of the network besides
   * @param size of the input
   * @throws FormatException naming weights that are missing or left over
   * @throws IllegalArgumentException naming a layer whose weights do not fit
   */
  public Built build(Map<String, Tensor> weights, Settings settings, Size size)
      throws FormatException {
    settings.requireFitting(this);
    Weights own = new Weights(weights);
    Assembly net = new Assembly(own, settings, size);
    plan.draw(net);
    List<String> left =
        own.left().stream()
            .filter(tensor -> auxiliary.stream().noneMatch(a -> tensor.startsWith(a + ".")))
            .toList();
    if (!left.isEmpty()) {
      throw Remainder.refusal(this, left, weights);
    }
    List<String> assumptions = new ArrayList<>();
    if (!settings.isKnown()) {
      assumptions.add("strides and pooling as " + model);
    }
    assumptions.addAll(net.assumptions());
    return new Built(net.graph(), assumptions, net.endsInFeatures());
  }

  /** The input's size that the published weights were trained with. */
  public Size size() {
    return Size.square(side);
  }

  /** The preprocessing for an input of another size: the same part of a picture. */
  public Preprocessing preprocessing(Size size) {
    return scaled(preprocessing, side, size);
  }

  /**
   * A preprocessing for an input of another size: the same part of a picture.
   *
   * @param side of the input that it is for
   */
  public static Preprocessing scaled(Preprocessing own, int side, Size size) {
    if (size.equals(Size.square(side)) || !(own.resize() instanceof ShortSide part)) {
      return own;
    }
    int smaller = Math.min(size.height(), size.width());
    int length = (int) Math.round((double) part.length() * smaller / side);
    return new Preprocessing(
        new ShortSide(length, part.filter()),
        own.channels(),
        own.scale(),
        own.mean(),
        own.std(),
        own.origin());
  }

  /** The same with modules that act only in training. */
  Architecture training(String... modules) {
    return new Architecture(name, model, side, preprocessing, List.of(modules), plan);
  }

  /** The same after another model. */
  Architecture after(String other) {
    return new Architecture(name, other, side, preprocessing, auxiliary, plan);
  }

  /** As torchvision trains: short side, middle, ImageNet's mean and deviation. */
  static Architecture torchvision(String name, int side, int shortSide, Filter filter, Plan plan) {
    return of(name, side, new ShortSide(shortSide, filter), MEAN, STD, plan);
  }

  /** For 224 × 224 cut out of a short side of 256. */
  static Architecture torchvision(String name, Plan plan) {
    return torchvision(name, 224, 256, Filter.BILINEAR, plan);
  }

  /** −1..1, as the published weights that came from TensorFlow expect. */
  static Architecture symmetric(String name, int side, int shortSide, Plan plan) {
    List<Double> half = List.of(0.5);
    return of(name, side, new ShortSide(shortSide, Filter.BILINEAR), half, half, plan);
  }

  /** Pictures of 32 × 32 by ImageNet's mean and deviation. */
  static Architecture cifar(String name, Plan plan) {
    return of(name, 32, new Stretch(Filter.BILINEAR), MEAN, STD, plan);
  }

  /** Small pictures of −1..1 in PyTorch's tutorials, by MNIST's mean and deviation in others. */
  static Architecture tutorial(String name, int side, Plan plan) {
    boolean mnist = name.startsWith("mnist");
    List<Double> mean = List.of(mnist ? 0.1307 : 0.5);
    List<Double> std = List.of(mnist ? 0.3081 : 0.5);
    return of(name, side, new Stretch(Filter.BILINEAR), mean, std, plan)
        .after("the network of PyTorch's " + name);
  }

  private static Architecture of(
      String name, int side, Resize resize, List<Double> mean, List<Double> std, Plan plan) {
    Preprocessing preprocessing =
        new Preprocessing(
            resize, Channels.RGB, 1.0 / 255, mean, std, "the known architecture " + name);
    return new Architecture(name, "torchvision's " + name, side, preprocessing, List.of(), plan);
  }
}
