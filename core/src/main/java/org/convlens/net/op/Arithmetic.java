package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/** Two or more inputs joined number by number, broadcast as NumPy does. No weights. */
public record Arithmetic(Function function) implements Op {
  /** What joins them. SUBTRACT, DIVIDE and POWER take exactly two. */
  public enum Function {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER,
    MAXIMUM,
    MINIMUM,
    MEAN
  }

  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Sharing sharing() {
    return switch (function) {
      case ADD, SUBTRACT, MEAN -> Sharing.PROPORTIONAL;
      case MULTIPLY -> Sharing.PRODUCT;
      case DIVIDE, POWER -> Sharing.PASSING;
      case MAXIMUM, MINIMUM -> Sharing.SLOPE;
    };
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Shapes.joins(inputs, output) ? Locality.JOINING : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return inputs.stream()
        .reduce(Shapes::broadcast)
        .orElseThrow(() -> new IllegalArgumentException(kind() + " without inputs"));
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.broadcast(inputs.get(which), shape(inputs, weights));
  }

  @Override
  public String kind() {
    return function.name().charAt(0)
        + function.name().substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
