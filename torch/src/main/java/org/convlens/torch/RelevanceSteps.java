package org.convlens.torch;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Softmax;
import org.jspecify.annotations.Nullable;

/** Steps that pass relevance back instead of gradients: see {@link Relevance}. */
final class RelevanceSteps {
  static final double STABILISER = 1e-6;

  private static final List<Class<? extends Op>> PASSING =
      List.of(
          Relu.class,
          Clip.class,
          PRelu.class,
          Elementwise.class,
          Softmax.class,
          LayerNorm.class,
          GroupNorm.class,
          InstanceNorm.class,
          LocalResponseNorm.class,
          Cast.class);

  /** What is linear in all its inputs together, and what behaves so around a picture. */
  private static final List<Class<? extends Op>> PROPORTIONAL =
      List.of(
          AveragePool2d.class,
          GlobalPool2d.class,
          BatchNorm.class,
          MatMul.class,
          Reduce.class,
          Resize.class);

  private RelevanceSteps() {}

  /**
   * @param from the operators of the node's inputs
   * @param rule of a layer with weights; else none
   */
  static Step prepare(Op op, Site site, List<Op> from, @Nullable RelevanceRule rule) {
    Step step = Kernels.prepare(op, site);
    if (rule != null) {
      return new WeightedRelevance(op, site, step).step(rule);
    }
    if (PASSING.contains(op.getClass())) {
      return passing(step, 0);
    }
    if (op instanceof Arithmetic arithmetic) {
      return switch (arithmetic.function()) {
        case ADD, SUBTRACT, MEAN -> proportional(step, STABILISER);
        case MULTIPLY -> product(step, from);
        case DIVIDE, POWER -> passing(step, 0);
        case MAXIMUM, MINIMUM -> step;
      };
    }
    return PROPORTIONAL.contains(op.getClass()) ? proportional(step, STABILISER) : step;
  }

  /** One input takes all. */
  private static Step passing(Step step, int input) {
    return in ->
        in[input].requires_grad()
            ? Surrogate.of(step.run(Surrogate.detached(in)), in[input])
            : step.run(Surrogate.detached(in));
  }

  /** R(x) = x · ∂y/∂x · R / y for each input x that is recorded; of two factors half each. */
  static Step proportional(Step step, double epsilon) {
    return in -> {
      if (!Surrogate.recorded(in)) {
        return step.run(in);
      }
      Tensor[] at = new Tensor[in.length];
      for (int i = 0; i < at.length; i++) {
        Tensor x = in[i].detach();
        at[i] = in[i].requires_grad() ? Surrogate.at(x, in[i], x) : x;
      }
      Tensor y = step.run(at);
      return Surrogate.of(y, y.div(Surrogate.awayFromZero(y.detach(), epsilon)));
    };
  }

  /**
   * A factor that is the same for all pictures, comes out of a squashing function, or is spread
   * over the other's cells, is a gate.
   */
  private static Step product(Step step, List<Op> from) {
    Step halves = proportional(step, STABILISER);
    Scalar half = new Scalar(0.5);
    return in -> {
      if (!Surrogate.recorded(in)) {
        return step.run(in);
      }
      int signal = in.length == 2 ? signal(in, from) : -1;
      if (signal >= 0) {
        return passing(step, signal).run(in);
      }
      Tensor shared = halves.run(in);
      return in.length == 2 ? Surrogate.of(shared, shared.mul(half)) : shared;
    };
  }

  private static int signal(Tensor[] in, List<Op> from) {
    boolean[] gate = new boolean[2];
    for (int i = 0; i < 2; i++) {
      gate[i] = !in[i].requires_grad() || squashes(from.get(i));
    }
    if (gate[0] != gate[1]) {
      return gate[0] ? 1 : 0;
    }
    return Long.signum(in[0].numel() - in[1].numel()) == 0
        ? -1
        : in[0].numel() > in[1].numel() ? 0 : 1;
  }

  private static boolean squashes(Op op) {
    return op instanceof Softmax
        || (op instanceof Elementwise e
            && Arrays.asList(Elementwise.Function.SIGMOID, Elementwise.Function.HARD_SIGMOID)
                .contains(e.function()));
  }
}
