package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.RelevanceRule;
import org.convlens.net.op.Op;

/**
 * How a layer with weights shares out relevance. A rule is a sum of groups, a group a fraction of
 * shares by its parts: each part runs the layer with other weights on another input.
 */
final class WeightedRelevance {
  private static final Scalar ZERO = Scope.hold(() -> new Scalar(0f)).value();

  private final Op op;
  private final Site site;
  private final Step plain;

  WeightedRelevance(Op op, Site site, Step plain) {
    this.op = op;
    this.site = site;
    this.plain = plain;
  }

  /**
   * @param input what the layer is run on, by its true input
   * @param sign of its shares
   * @param negative whether it has no shares where the true input is not negative
   */
  private record Part(Step step, UnaryOperator<Tensor> input, double sign, boolean negative) {
    Part(Step step, UnaryOperator<Tensor> input, double sign) {
      this(step, input, sign, false);
    }
  }

  /** Which outputs a group is for. */
  private enum Outputs {
    ALL,
    POSITIVE,
    NEGATIVE
  }

  private record Group(double factor, Outputs outputs, List<Part> parts) {}

  private static Tensor positive(Tensor x) {
    return x.clamp_min(ZERO);
  }

  private static Tensor negative(Tensor x) {
    return x.clamp_max(ZERO);
  }

  Step step(RelevanceRule rule) {
    if (rule instanceof RelevanceRule.Epsilon epsilon) {
      return RelevanceSteps.proportional(plain, epsilon.epsilon());
    }
    List<Group> groups = groups(rule);
    return in -> {
      Tensor x = in[0];
      if (!x.requires_grad()) {
        return plain.run(in);
      }
      Tensor constant = x.detach();
      Tensor y = plain.run(new Tensor[] {constant});
      Tensor shared = null;
      for (Group group : groups) {
        Tensor shares = shares(group, x, constant, y);
        shared = shared == null ? shares : shared.add(shares);
      }
      return shared == null ? y : Surrogate.of(y, shared);
    };
  }

  private static Tensor shares(Group group, Tensor x, Tensor constant, Tensor y) {
    boolean positive = constant.min().item_double() >= 0;
    Tensor sum = null;
    for (Part part : group.parts) {
      if (positive && part.negative) {
        continue;
      }
      Tensor input = part.input.apply(constant);
      Tensor z = part.step.run(new Tensor[] {Surrogate.at(input, x, input)});
      Tensor signed = part.sign == 1 ? z : z.mul(new Scalar(part.sign));
      sum = sum == null ? signed : sum.add(signed);
    }
    if (sum == null) {
      throw new IllegalStateException("a rule without parts");
    }
    Tensor shares =
        sum.div(Surrogate.awayFromZero(sum.detach(), RelevanceSteps.STABILISER))
            .mul(new Scalar(group.factor));
    return switch (group.outputs) {
      case ALL -> shares;
      case POSITIVE -> shares.mul(y.gt(ZERO));
      case NEGATIVE -> shares.mul(y.lt(ZERO));
    };
  }

  private List<Group> groups(RelevanceRule rule) {
    if (rule instanceof RelevanceRule.Gamma gamma) {
      Scalar more = new Scalar(gamma.gamma());
      UnaryOperator<Tensor> up = w -> w.add(w.clamp_min(ZERO), more);
      UnaryOperator<Tensor> down = w -> w.add(w.clamp_max(ZERO), more);
      return List.of(signed(1, Outputs.POSITIVE, up, down), signed(1, Outputs.NEGATIVE, down, up));
    }
    if (rule instanceof RelevanceRule.AlphaBeta ab) {
      UnaryOperator<Tensor> up = WeightedRelevance::positive;
      UnaryOperator<Tensor> down = WeightedRelevance::negative;
      List<Group> groups = new ArrayList<>();
      groups.add(signed(ab.alpha(), Outputs.ALL, up, down));
      if (ab.beta() != 0) {
        groups.add(signed(-ab.beta(), Outputs.ALL, down, up));
      }
      return groups;
    }
    if (rule instanceof RelevanceRule.Box box) {
      return one(
          new Part(unbiased(w -> w), x -> x, 1),
          new Part(unbiased(WeightedRelevance::positive), bound(box.low()), -1),
          new Part(unbiased(WeightedRelevance::negative), bound(box.high()), -1));
    }
    boolean flat = rule instanceof RelevanceRule.Flat;
    return one(new Part(unbiased(flat ? torch::ones_like : Tensor::square), torch::ones_like, 1));
  }

  private static List<Group> one(Part... parts) {
    return List.of(new Group(1, Outputs.ALL, List.of(parts)));
  }

  /** Positive inputs by some weights and bias, negative inputs by others. */
  private Group signed(
      double factor, Outputs outputs, UnaryOperator<Tensor> some, UnaryOperator<Tensor> others) {
    List<Tensor> biased = site.weights().stream().map(some).toList();
    return new Group(
        factor,
        outputs,
        List.of(
            new Part(Kernels.prepare(op, site.weighing(biased)), WeightedRelevance::positive, 1),
            new Part(unbiased(others), WeightedRelevance::negative, 1, true)));
  }

  private Step unbiased(UnaryOperator<Tensor> weights) {
    return Kernels.prepare(op, site.weighing(List.of(weights.apply(site.weight(0)))));
  }

  private UnaryOperator<Tensor> bound(org.convlens.array.Volume bound) {
    Tensor numbers =
        Transfer.toNative(
            org.convlens.array.Tensor.of(
                org.convlens.array.Shape.of(bound.size()), bound.toArray()));
    return x -> {
      long[] one = x.sizes().vec().get();
      one[0] = 1;
      return numbers.to(x.scalar_type()).view(one).expand_as(x);
    };
  }
}
