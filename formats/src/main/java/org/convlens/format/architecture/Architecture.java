package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
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
 * @param side rows and columns of the input
 * @param preprocessing as its published weights were trained
 * @param plan how its layers follow one another
 */
public record Architecture(String name, int side, Preprocessing preprocessing, Plan plan) {
  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  /** Adds an architecture's layers, the last of them being its output. */
  @FunctionalInterface
  interface Plan {
    void draw(Assembly net) throws FormatException;
  }

  /**
   * The network with these weights.
   *
   * @param size of the input
   * @throws FormatException naming a weight that is missing
   * @throws IllegalArgumentException naming a layer whose weights do not fit
   */
  public Graph graph(Map<String, Tensor> weights, Size size) throws FormatException {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, size.height(), size.width()));
    Assembly net = new Assembly(builder, new Weights(weights), input);
    plan.draw(net);
    return builder.build(input, net.at());
  }

  /** The input's size that the published weights were trained with. */
  public Size size() {
    return Size.square(side);
  }

  /** The preprocessing for an input of another size: the same part of a picture. */
  public Preprocessing preprocessing(Size size) {
    if (size.equals(size()) || !(preprocessing.resize() instanceof ShortSide part)) {
      return preprocessing;
    }
    int smaller = Math.min(size.height(), size.width());
    int length = (int) Math.round((double) part.length() * smaller / side);
    return new Preprocessing(
        new ShortSide(length, part.filter()),
        preprocessing.channels(),
        preprocessing.scale(),
        preprocessing.mean(),
        preprocessing.std(),
        preprocessing.origin());
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

  private static Architecture of(
      String name, int side, Resize resize, List<Double> mean, List<Double> std, Plan plan) {
    Preprocessing preprocessing =
        new Preprocessing(
            resize, Channels.RGB, 1.0 / 255, mean, std, "the known architecture " + name);
    return new Architecture(name, side, preprocessing, plan);
  }
}
