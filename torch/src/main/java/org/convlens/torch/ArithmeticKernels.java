package org.convlens.torch;

import java.util.function.BinaryOperator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.ElementType;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Reduce;

/** Several tensors joined, and several numbers of one tensor joined. */
final class ArithmeticKernels {
  private ArithmeticKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(Arithmetic.class, (op, site) -> arithmetic(op))
        .add(Reduce.class, ArithmeticKernels::reduce)
        .add(Cast.class, (op, site) -> cast(op));
  }

  private static Step arithmetic(Arithmetic op) {
    return switch (op.function()) {
      case ADD -> fold(Tensor::add);
      case SUBTRACT -> fold(Tensor::sub);
      case MULTIPLY -> fold(Tensor::mul);
      case DIVIDE -> fold(Tensor::div);
      case POWER -> fold(Tensor::pow);
      case MAXIMUM -> fold(torch::maximum);
      case MINIMUM -> fold(torch::minimum);
      case MEAN -> {
        Step sum = fold(Tensor::add);
        yield in -> sum.run(in).div(new Scalar(in.length));
      }
    };
  }

  private static Step fold(BinaryOperator<Tensor> function) {
    return in -> {
      Tensor joined = in.length == 1 ? in[0].alias() : in[0];
      for (int i = 1; i < in.length; i++) {
        joined = function.apply(joined, in[i]);
      }
      return joined;
    };
  }

  private static Step reduce(Reduce op, Site site) {
    int rank = site.input().rank();
    long[] axes =
        op.axes().isEmpty()
            ? java.util.stream.LongStream.range(0, rank).toArray()
            : op.axes().stream().mapToLong(site.input()::axis).sorted().distinct().toArray();
    boolean keep = op.keep();
    return switch (op.function()) {
      case MEAN -> in -> mean(in[0], axes, keep);
      case SUM -> in -> sum(in[0], axes, keep);
      case MAX -> in -> in[0].amax(axes, keep);
      case MIN -> in -> in[0].amin(axes, keep);
      case PRODUCT -> in -> product(in[0], axes, keep);
      case L1 -> in -> sum(in[0].abs(), axes, keep);
      case L2 -> in -> sum(in[0].square(), axes, keep).sqrt();
      case LOG_SUM -> in -> sum(in[0], axes, keep).log();
      case LOG_SUM_EXP -> in -> torch.logsumexp(in[0], axes, keep);
      case SUM_SQUARE -> in -> sum(in[0].square(), axes, keep);
      case ARG_MAX -> in -> floats(torch.argmax(in[0], new LongOptional(axes[0]), keep));
      case ARG_MIN -> in -> floats(torch.argmin(in[0], new LongOptional(axes[0]), keep));
    };
  }

  static Tensor mean(Tensor x, long[] axes, boolean keep) {
    return axes.length == 0 ? x.alias() : x.mean(axes, keep, new ScalarTypeOptional());
  }

  private static Tensor sum(Tensor x, long[] axes, boolean keep) {
    return axes.length == 0 ? x.alias() : x.sum(axes, keep, new ScalarTypeOptional());
  }

  private static Tensor product(Tensor x, long[] axes, boolean keep) {
    Tensor result = x.alias();
    for (int i = axes.length - 1; i >= 0; i--) {
      result = result.prod(axes[i], keep, new ScalarTypeOptional());
    }
    return result;
  }

  private static Tensor floats(Tensor integers) {
    return integers.to(torch.ScalarType.Float);
  }

  private static Step cast(Cast op) {
    if (op.type() == ElementType.BOOL) {
      return in -> floats(in[0].ne(new Scalar(0f)));
    }
    return op.type().isFloating() ? in -> in[0].alias() : in -> in[0].trunc();
  }
}
