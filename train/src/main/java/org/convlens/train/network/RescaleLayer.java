package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Arithmetic;

/** Every number times a factor that stays. */
public record RescaleLayer(double factor, String name) implements Layer {
  public RescaleLayer name(String other) {
    return new RescaleLayer(factor, other);
  }

  @Override
  public String text() {
    return "rescale " + TextLine.number(factor) + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    assembly.join(
        "rescaling",
        name,
        new Arithmetic(Arithmetic.Function.MULTIPLY),
        Tensor.of(Shape.of(1), (float) factor));
  }
}
