package org.convlens.train.network;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.net.LayerId;

/**
 * Layers whose result is added to what they were given (He, Zhang, Ren, Sun 2016).
 *
 * @param body the layers
 * @param shortcut what the other summand passes through; empty where it is added as it is
 * @param activation of the sum
 */
public record ResidualLayer(
    List<Layer> body, List<Layer> shortcut, Activation activation, String name) implements Layer {
  public ResidualLayer {
    body = List.copyOf(body);
    shortcut = List.copyOf(shortcut);
  }

  /** The other summand passes through these. */
  public ResidualLayer shortcut(Layer... layers) {
    return new ResidualLayer(body, List.of(layers), activation, name);
  }

  public ResidualLayer relu() {
    return activation(Activation.RELU);
  }

  public ResidualLayer activation(Activation other) {
    return new ResidualLayer(body, shortcut, other, name);
  }

  public ResidualLayer name(String other) {
    return new ResidualLayer(body, shortcut, activation, other);
  }

  @Override
  public String text() {
    Stream<String> middle =
        shortcut.isEmpty() ? Stream.of() : Stream.concat(Stream.of("shortcut"), lines(shortcut));
    String end = activation == Activation.LINEAR ? "end" : "end " + activation.text();
    return Stream.of(
            Stream.of("residual"), lines(body), middle, Stream.of(end + Weighing.named(name)))
        .flatMap(s -> s)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(List<Layer> layers) {
    return layers.stream().flatMap(layer -> layer.text().lines()).map(line -> "  " + line);
  }

  @Override
  public void join(Assembly assembly) {
    LayerId start = assembly.last();
    Shape given = assembly.maps();
    body.forEach(assembly::add);
    LayerId deep = assembly.last();
    assembly.goOnFrom(start);
    shortcut.forEach(assembly::add);
    Shape made = assembly.shape(deep);
    if (!made.equals(assembly.shape())) {
      throw new IllegalArgumentException(
          String.format(
              "its layers make %s, the way around them %s: %s",
              Assembly.size(made),
              Assembly.size(assembly.shape()),
              shortcut.isEmpty() ? remedy(given, made) : "they must be of one size"));
    }
    assembly.sum(deep, name, activation);
  }

  private static String remedy(Shape given, Shape made) {
    int stride = made.height() == 0 ? 1 : Math.max(1, given.height() / made.height());
    String convolution =
        "conv " + made.channels() + " 1x1" + (stride > 1 ? " stride=" + stride : "");
    return "put 'shortcut' and '" + convolution + "' before 'end'";
  }
}
