package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * exp(x) / Σ exp(x). No weights.
 *
 * @param axes the axes that the sum runs over: one, or several as in ONNX before opset 13
 * @param logarithm whether the logarithm of it is taken
 */
public record Softmax(List<Integer> axes, boolean logarithm) implements Op {
  public Softmax {
    axes = List.copyOf(axes);
  }

  public static Softmax over(int axis) {
    return new Softmax(List.of(axis), false);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.SQUASHES, Trait.REPEATS);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    Shape input = inputs.get(0);
    boolean keepsCells = input.isMaps() && reach(input, weights).equals(Reach.POINT);
    return keepsCells ? Locality.POINTWISE : Locality.EVERYWHERE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    return Sight.over(axes, inputs.get(0));
  }

  @Override
  public String kind() {
    return logarithm ? "LogSoftmax" : "Softmax";
  }
}
