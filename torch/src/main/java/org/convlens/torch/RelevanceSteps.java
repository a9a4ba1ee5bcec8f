package org.convlens.torch;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.op.Op;
import org.convlens.net.op.Trait;
import org.jspecify.annotations.Nullable;

/** Steps that pass relevance back instead of gradients: see {@link Relevance}. */
final class RelevanceSteps {
  static final double STABILISER = 1e-6;

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
    return switch (op.sharing()) {
      case SLOPE -> step;
      case PASSING -> passing(step, 0);
      case PROPORTIONAL -> proportional(step, STABILISER);
      case BILINEAR -> bilinear(step);
      case PRODUCT -> product(step, from);
    };
  }

  /** One input takes all. */
  private static Step passing(Step step, int input) {
    return in ->
        in[input].requires_grad()
            ? Surrogate.of(step.run(Surrogate.detached(in)), in[input])
            : step.run(Surrogate.detached(in));
  }

  /**
   * A sum of products: a factor that is the same for all pictures gets nothing, two that are
   * recorded get half each (Achtibat et al. 2024).
   */
  private static Step bilinear(Step step) {
    Step whole = proportional(step, STABILISER);
    Scalar half = new Scalar(0.5);
    return in -> {
      Tensor y = whole.run(in);
      boolean both = Surrogate.recorded(in) && in[0].requires_grad() && in[1].requires_grad();
      return both ? Surrogate.of(y, y.mul(half)) : y;
    };
  }

  /** R(x) = x · ∂y/∂x · R / y for each input x that is recorded: all of R to each. */
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
      gate[i] = !in[i].requires_grad() || from.get(i).is(Trait.SQUASHES);
    }
    if (gate[0] != gate[1]) {
      return gate[0] ? 1 : 0;
    }
    return Long.signum(in[0].numel() - in[1].numel()) == 0
        ? -1
        : in[0].numel() > in[1].numel() ? 0 : 1;
  }
}
