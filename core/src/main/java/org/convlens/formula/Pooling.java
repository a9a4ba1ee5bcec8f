package org.convlens.formula;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Sight;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;

/** The largest of many numbers, their mean, their sum, or a share in it. */
final class Pooling {
  private Pooling() {}

  static Formula of(MaxPool2d op, Making making) {
    Volume input = making.input(0);
    Padding p =
        op.padding()
            .resolve(input.height(), input.width(), op.kernel(), op.stride(), op.dilation());
    Cell unit = making.unit();
    List<Integer> rows =
        Weighing.window(
            unit.row() * op.stride().height() - p.top(),
            op.kernel().height(),
            op.dilation().height());
    List<Integer> columns =
        Weighing.window(
            unit.column() * op.stride().width() - p.left(),
            op.kernel().width(),
            op.dilation().width());
    Patch patch =
        Patch.cut(making.from(0), input, unit.channel(), 1, rows, columns, Float.NEGATIVE_INFINITY);
    return largest(making, patch);
  }

  private static Formula largest(Making making, Patch patch) {
    int winner = patch.numbers().argmax();
    return making.formula(
        List.of(patch),
        List.of(Step.of("largest of the patch", patch.numbers().at(winner))),
        OptionalInt.of(winner));
  }

  /** The window ends where the padding does; whether padding counts is the operator's choice. */
  static Formula of(AveragePool2d op, Making making) {
    Volume input = making.input(0);
    Padding p =
        op.padding().resolve(input.height(), input.width(), op.kernel(), op.stride(), Size.ONE);
    Cell unit = making.unit();
    int top = unit.row() * op.stride().height() - p.top();
    int left = unit.column() * op.stride().width() - p.left();
    List<Integer> rows = until(top, op.kernel().height(), input.height() + p.bottom());
    List<Integer> columns = until(left, op.kernel().width(), input.width() + p.right());
    Patch patch = Patch.cut(making.from(0), input, unit.channel(), 1, rows, columns, 0);
    int counted = op.countPadding() ? patch.size() : patch.size() - patch.padding();
    return mean(making, patch, counted);
  }

  private static List<Integer> until(int start, int count, int end) {
    return IntStream.range(start, Math.min(start + count, end)).boxed().toList();
  }

  private static Formula mean(Making making, Patch patch, int count) {
    double sum = patch.sum();
    return making.formula(
        List.of(patch),
        List.of(Step.of("Σ patch", sum), Step.with("÷ how many there are", count, sum / count)));
  }

  static Formula of(GlobalPool2d op, Making making) {
    Volume input = making.input(0);
    Patch patch =
        Patch.cut(
            making.from(0),
            input,
            making.unit().channel(),
            1,
            Patch.all(input.height()),
            Patch.all(input.width()),
            0);
    return op.function() == GlobalPool2d.Function.MAX
        ? largest(making, patch)
        : mean(making, patch, patch.size());
  }

  static Formula of(Reduce op, Making making) {
    Patch patch = seen(making);
    double sum = patch.sum();
    return switch (op.function()) {
      case MEAN -> mean(making, patch, patch.size());
      case MAX -> largest(making, patch);
      case SUM -> making.formula(List.of(patch), List.of(Step.of("Σ patch", sum)));
      default -> throw making.refusal();
    };
  }

  static Formula of(Softmax op, Making making) {
    Patch patch = seen(making);
    double most = patch.numbers().max();
    double all = 0;
    for (int i = 0; i < patch.size(); i++) {
      all += Math.exp(patch.numbers().at(i) - most);
    }
    double own = making.input(0).at(making.flat());
    double share = Math.exp(own - most) / all;
    Step least = Step.with("x − largest of the patch", most, own - most);
    List<Step> steps =
        op.logarithm()
            ? List.of(
                Step.of("x", own),
                least,
                Step.with("− ln Σ exp(patch − largest)", Math.log(all), own - most - Math.log(all)))
            : List.of(
                Step.of("x", own),
                least,
                Step.of("exp", Math.exp(own - most)),
                Step.with("÷ Σ exp(patch − largest)", all, share));
    return making.formula(List.of(patch), steps);
  }

  /** What the unit sees of the only input. */
  private static Patch seen(Making making) {
    List<Sight> sights =
        making.node().op().sights(List.of(making.shape(0)), 0, making.node().weights());
    if (sights.size() != 1) {
      throw making.refusal();
    }
    Cell unit = making.unit();
    Volume input = making.input(0);
    int[] channels = sights.get(0).channels().at(unit.channel());
    return Patch.cut(
        making.from(0),
        input,
        channels[0],
        channels.length,
        IntStream.of(sights.get(0).rows().at(unit.row())).boxed().toList(),
        IntStream.of(sights.get(0).columns().at(unit.column())).boxed().toList(),
        0);
  }
}
