package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Resize.Coordinates;
import org.convlens.net.op.Resize.Interpolation;
import org.convlens.net.op.Resize.Rounding;

/** Maps enlarged or made smaller. */
final class ResizeOperators {
  static final Map<String, Operator> TABLE =
      Map.of(
          "upsample_nearest2d",
          call -> resize(call, Interpolation.NEAREST, Coordinates.ASYMMETRIC, 2),
          "_upsample_nearest_exact2d",
          call -> resize(call, Interpolation.NEAREST, Coordinates.HALF_PIXEL, 2),
          "upsample_bilinear2d",
          call -> resize(call, Interpolation.LINEAR, coordinates(call), 3),
          "upsample_bicubic2d",
          call -> resize(call, Interpolation.CUBIC, coordinates(call), 3));

  private static final float CUBIC = -0.75f;

  private ResizeOperators() {}

  private static Coordinates coordinates(Call call) throws FormatException {
    return call.flag(2, "align_corners", false)
        ? Coordinates.ALIGN_CORNERS
        : Coordinates.HALF_PIXEL;
  }

  /** input, size or None, [align corners,] scales: in a list, or rows and columns apart. */
  private static Object resize(
      Call call, Interpolation interpolation, Coordinates coordinates, int scales)
      throws FormatException {
    Shape input = call.shape(0);
    if (!input.isMaps()) {
      throw call.refuse("it is given " + input + ", not maps");
    }
    Object rows = call.value(scales, "scale_factors");
    Object columns = call.value(scales + 1, "scales_w");
    if (rows instanceof List<?> list && list.size() == 2) {
      rows = list.get(0);
      columns = list.get(1);
    }
    double down = scale(call, rows);
    double across = scale(call, columns);
    int height;
    int width;
    if (call.value(1, "output_size") instanceof List<?> size && size.size() == 2) {
      height = Math.toIntExact(call.integer(size.get(0), "output size"));
      width = Math.toIntExact(call.integer(size.get(1), "output size"));
    } else {
      height = (int) Math.floor(input.height() * down);
      width = (int) Math.floor(input.width() * across);
    }
    if (height < 1 || width < 1) {
      throw call.refuse("its output size is " + height + " × " + width);
    }
    // Of the half-pixel centres, the nearest cell is the one that the centre lies in.
    Rounding rounding =
        coordinates == Coordinates.HALF_PIXEL ? Rounding.ROUND_HALF_UP : Rounding.FLOOR;
    return call.emit(
        call.operator().substring(call.operator().lastIndexOf('.') + 1).replaceAll("^_", ""),
        new Resize(
            height,
            width,
            down > 0 ? down : (double) height / input.height(),
            across > 0 ? across : (double) width / input.width(),
            interpolation,
            coordinates,
            rounding,
            CUBIC));
  }

  /** 0 where none is given. */
  private static double scale(Call call, Object given) throws FormatException {
    if (given == Pickle.NONE) {
      return 0;
    }
    Object number = Numbers.of(given);
    if (number instanceof Number n && n.doubleValue() > 0) {
      return n.doubleValue();
    }
    throw call.refuse("its scale is not known");
  }
}
