package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * Maps enlarged or made smaller. No weights.
 *
 * @param rows output rows over input rows, as the coordinates are computed with
 * @param columns output columns over input columns, likewise
 * @param cubic the cubic kernel's coefficient a, −0.75 in PyTorch
 */
public record Resize(
    int height,
    int width,
    double rows,
    double columns,
    Interpolation interpolation,
    Coordinates coordinates,
    Rounding rounding,
    float cubic)
    implements Op {
  /** Of more rows or columns it is not asked which cell sees which. */
  private static final int MOST = 1 << 16;

  /** Between which cells. */
  public enum Interpolation {
    NEAREST,
    LINEAR,
    CUBIC
  }

  /** Where an output cell lies on the input. */
  public enum Coordinates {
    HALF_PIXEL,
    ALIGN_CORNERS,
    ASYMMETRIC,
    PYTORCH_HALF_PIXEL
  }

  /** Which cell is the nearest. */
  public enum Rounding {
    FLOOR,
    CEIL,
    ROUND_HALF_DOWN,
    ROUND_HALF_UP
  }

  @Override
  public Set<Trait> traits() {
    return Set.of();
  }

  @Override
  public Sharing sharing() {
    return Sharing.PROPORTIONAL;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    Shape input = Shapes.maps(this, inputs);
    return input.with(2, height).with(3, width);
  }

  @Override
  public List<Sight> sights(List<Shape> inputs, int which, List<Tensor> weights) {
    Shape input = inputs.get(0);
    return Sight.of(
        Taps.POINT,
        height > MOST ? Taps.all(input.height()) : Resampling.rows(this, input.height()).taps(),
        width > MOST ? Taps.all(input.width()) : Resampling.columns(this, input.width()).taps());
  }
}
