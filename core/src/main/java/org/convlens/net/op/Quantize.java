package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Numbers as whole steps of an integer type hold them: (clamp(round(x / scale) + zero) − zero) ·
 * scale, halves rounded to even. Gradients go straight through where nothing is cut off (Bengio et
 * al. 2013). No weights.
 *
 * @param scale of a step, more than 0
 * @param zero the integer that stands for 0
 * @param type INT8, UINT8, INT16 or UINT16
 */
public record Quantize(float scale, int zero, ElementType type) implements Op {
  public Quantize {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("steps of " + scale);
    }
    if (type.isFloating() || type.bytes() > 2 || type == ElementType.BOOL) {
      throw new IllegalArgumentException("whole steps as " + type);
    }
  }

  private boolean isSigned() {
    return type == ElementType.INT8 || type == ElementType.INT16;
  }

  /** The smallest integer of the type. */
  public int least() {
    return isSigned() ? -(1 << (8 * type.bytes() - 1)) : 0;
  }

  /** The largest integer of the type. */
  public int most() {
    return least() + (1 << (8 * type.bytes())) - 1;
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.APART);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.POINTWISE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }
}
