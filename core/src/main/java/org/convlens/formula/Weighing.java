package org.convlens.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/** Sums of products: convolutions and dense layers. */
final class Weighing {
  private Weighing() {}

  static Formula of(Conv2d op, Making making) {
    Volume input = making.input(0);
    Shape kernel = making.weight(0).shape();
    Size size = Conv2d.kernelSize(making.node().weights());
    Padding p =
        op.padding().resolve(input.height(), input.width(), size, op.stride(), op.dilation());
    int filter = making.unit().channel();
    int depth = kernel.extent(1);
    int first = filter / (kernel.extent(0) / op.groups()) * depth;
    int top = making.unit().row() * op.stride().height() - p.top();
    int left = making.unit().column() * op.stride().width() - p.left();
    List<Integer> rows = window(top, size.height(), op.dilation().height());
    List<Integer> columns = window(left, size.width(), op.dilation().width());
    Patch patch = Patch.cut(making.from(0), input, first, depth, rows, columns, 0);
    Tensor weights = making.weight(0);
    int volume = depth * size.height() * size.width();
    Volume own =
        Volume.generate(
            depth,
            size.height(),
            size.width(),
            (c, y, x) -> weights.at(filter * volume + (c * size.height() + y) * size.width() + x));
    return summed(making, patch.weighed(own), filter, "kernel");
  }

  static List<Integer> window(int start, int count, int dilation) {
    return IntStream.range(0, count).mapToObj(k -> start + k * dilation).toList();
  }

  /** Which places of the kernel put an input's cell onto the unit, and whose cell that is. */
  private record Landing(List<Integer> kernel, List<Integer> cells) {
    static Landing of(int unit, int before, int kernel, int stride, int dilation, int cells) {
      List<Integer> places = new ArrayList<>();
      List<Integer> from = new ArrayList<>();
      for (int k = 0; k < kernel; k++) {
        int at = unit + before - k * dilation;
        if (Math.floorMod(at, stride) == 0 && at >= 0 && at / stride < cells) {
          places.add(k);
          from.add(at / stride);
        }
      }
      return new Landing(places, from);
    }
  }

  static Formula of(ConvTranspose2d op, Making making) {
    Volume input = making.input(0);
    Tensor weights = making.weight(0);
    Shape kernel = weights.shape();
    int high = kernel.extent(2);
    int wide = kernel.extent(3);
    Cell unit = making.unit();
    Landing rows =
        Landing.of(
            unit.row(),
            op.padding().top(),
            high,
            op.stride().height(),
            op.dilation().height(),
            input.height());
    Landing columns =
        Landing.of(
            unit.column(),
            op.padding().left(),
            wide,
            op.stride().width(),
            op.dilation().width(),
            input.width());
    int each = kernel.extent(1);
    int depth = kernel.extent(0) / op.groups();
    int first = unit.channel() / each * depth;
    Patch patch = Patch.cut(making.from(0), input, first, depth, rows.cells(), columns.cells(), 0);
    int filter = unit.channel() % each;
    Volume own =
        Volume.generate(
            depth,
            rows.kernel().size(),
            columns.kernel().size(),
            (c, y, x) ->
                weights.at(
                    (((first + c) * each + filter) * high + rows.kernel().get(y)) * wide
                        + columns.kernel().get(x)));
    return summed(making, patch.weighed(own), unit.channel(), "kernel");
  }

  static Formula of(Linear op, Making making) {
    Volume input = making.input(0);
    Tensor weights = making.weight(0);
    int features = op.features(making.node().weights());
    int count = weights.size() / features;
    int feature = making.flat() % features;
    Cell start = Cell.at(making.flat() / features * count, input);
    boolean alongColumns = input.area() > 1;
    Patch patch =
        Patch.cut(
            making.from(0),
            input,
            start.channel(),
            alongColumns ? 1 : count,
            List.of(start.row()),
            alongColumns ? Patch.all(count) : List.of(0),
            0);
    Volume numbers = patch.numbers();
    Volume own =
        Volume.generate(
            numbers.channels(),
            1,
            numbers.width(),
            (c, y, x) -> {
              int in = c + x;
              return weights.at(op.inputMajor() ? in * features + feature : feature * count + in);
            });
    return summed(making, patch.weighed(own), feature, "weights");
  }

  private static Formula summed(Making making, Patch patch, int filter, String by) {
    List<Step> steps = new ArrayList<>();
    double sum = patch.sum();
    steps.add(Step.of("Σ patch · " + by, sum));
    if (making.node().weights().size() > 1) {
      double bias = making.weight(1).at(filter);
      steps.add(Step.with("+ bias", bias, sum + bias));
    }
    return making.formula(List.of(patch), steps);
  }
}
