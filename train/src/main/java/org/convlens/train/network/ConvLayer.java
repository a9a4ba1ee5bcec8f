package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * A convolution.
 *
 * @param maps how many filters
 * @param groups into which inputs and filters are divided
 */
public record ConvLayer(int maps, Window window, int groups, Weighing weighing) implements Layer {
  /** With Keras's name. */
  static final String KIND = "conv2d";

  /** As TensorFlow's SAME. */
  public ConvLayer same() {
    return padding(Padding.SAME_UPPER);
  }

  /** As PyTorch's, the same amount on all sides. */
  public ConvLayer padding(int amount) {
    return padding(Padding.all(amount));
  }

  public ConvLayer padding(Padding padding) {
    return with(window.padding(padding));
  }

  public ConvLayer stride(int cells) {
    return with(window.stride(Size.square(cells)));
  }

  public ConvLayer dilation(int cells) {
    return with(window.dilation(Size.square(cells)));
  }

  public ConvLayer groups(int count) {
    return new ConvLayer(maps, window, count, weighing);
  }

  public ConvLayer nobias() {
    return with(weighing.bias(false));
  }

  public ConvLayer init(Initialiser initialiser) {
    return with(weighing.initialiser(initialiser));
  }

  /** Its weights stay as they begin. */
  public ConvLayer frozen() {
    return with(weighing.frozen(true));
  }

  public ConvLayer relu() {
    return activation(Activation.RELU);
  }

  public ConvLayer activation(Activation activation) {
    return with(weighing.activation(activation));
  }

  public ConvLayer name(String name) {
    return with(weighing.name(name));
  }

  private ConvLayer with(Window other) {
    return new ConvLayer(maps, other, groups, weighing);
  }

  private ConvLayer with(Weighing other) {
    return new ConvLayer(maps, window, groups, other);
  }

  @Override
  public String text() {
    return "conv "
        + maps
        + " "
        + window.text(Size.ONE)
        + (groups == 1 ? "" : " groups=" + groups)
        + weighing.text();
  }

  @Override
  public void join(Assembly assembly) {
    Shape input = assembly.maps();
    int channels = input.channels();
    if (channels % groups != 0 || maps % groups != 0) {
      throw new IllegalArgumentException(
          channels + " channels and " + maps + " maps do not divide into " + groups + " groups");
    }
    Size size = window.kernel();
    int area = size.height() * size.width();
    Shape kernel = Shape.of(maps, channels / groups, size.height(), size.width());
    Conv2d op = new Conv2d(window.stride(), window.on(input), window.dilation(), groups);
    assembly.weigh(KIND, op, kernel, channels / groups * area, maps / groups * area, weighing);
  }
}
