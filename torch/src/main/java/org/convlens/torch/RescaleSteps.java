package org.convlens.torch;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Op;
import org.convlens.net.op.Trait;

/** Steps that pass DeepLIFT's multipliers back: see {@link org.convlens.net.Rescale}. */
final class RescaleSteps {
  /** Below this, a difference counts as none, as in Captum. */
  private static final Scalar NOTHING = Scope.hold(() -> new Scalar(1e-10)).value();

  private static final Scalar ZERO = Scope.hold(() -> new Scalar(0f)).value();
  private static final Scalar ONE = Scope.hold(() -> new Scalar(1f)).value();
  private static final Scalar HALF = Scope.hold(() -> new Scalar(0.5f)).value();

  private RescaleSteps() {}

  static Step prepare(Op op, Site site) {
    Step step = Kernels.prepare(op, site);
    if (!site.shape().hasBatch()) {
      return step;
    }
    if (op.is(Trait.ACTIVATES)) {
      return paired(step, pair -> rescaled(step, pair));
    }
    if (op.is(Trait.LARGEST)) {
      return paired(step, pair -> largest(step, pair));
    }
    boolean product =
        op instanceof MatMul
            || (op instanceof Arithmetic a && a.function() == Arithmetic.Function.MULTIPLY);
    return product ? in -> product(step, in) : step;
  }

  /**
   * The pictures' half of a batch and the baselines' half.
   *
   * @param x recorded, of the pictures
   * @param x0 of the baselines
   * @param y what comes out, of both
   */
  private record Pair(Tensor x, Tensor x0, Tensor y, Tensor y0) {
    Tensor rise() {
      return y.sub(y0);
    }

    /** x − x₀, with ones where it counts as none. */
    Tensor way() {
      return torch.where(still(), torch.ones_like(x), x.detach().sub(x0));
    }

    /** Where x counts as equal to x₀. */
    Tensor still() {
      return x.detach().sub(x0).abs().lt(NOTHING);
    }
  }

  /** The pictures' half takes another path, the baselines' half none. */
  private static Step paired(Step step, java.util.function.Function<Pair, Tensor> path) {
    return in -> {
      if (!in[0].requires_grad()) {
        return step.run(in);
      }
      Tensor both = step.run(Surrogate.detached(in));
      Tensor[] x = halves(in[0]);
      Tensor[] y = halves(both);
      Pair pair = new Pair(x[0], x[1].detach(), y[0], y[1]);
      return torch.cat(new TensorVector(Surrogate.of(y[0], path.apply(pair)), y[1]), 0);
    };
  }

  private static Tensor[] halves(Tensor both) {
    long half = both.size(0) / 2;
    return new Tensor[] {both.narrow(0, 0, half), both.narrow(0, half, half)};
  }

  /** Δy / Δx, or the derivative where Δx is nothing. */
  private static Tensor rescaled(Step step, Pair pair) {
    Tensor multiplier = pair.rise().div(pair.way());
    Tensor derivative = step.run(new Tensor[] {pair.x});
    return torch.where(pair.still(), derivative, pair.x.mul(multiplier));
  }

  /** What is gained goes to the largest of x, what is lost to the largest of x₀. */
  private static Tensor largest(Step step, Pair pair) {
    Tensor keep = torch.where(pair.still(), ZERO, ONE);
    Tensor factor = keep.div(pair.way());
    UnaryOperator<Tensor> pooled = at -> step.run(new Tensor[] {Surrogate.at(at, pair.x, factor)});
    Tensor gained = pooled.apply(pair.x.detach()).mul(pair.rise().clamp_min(ZERO));
    return gained.add(pooled.apply(pair.x0).mul(pair.rise().clamp_max(ZERO)));
  }

  /** Δ(a b) = Δa · mean(b) + Δb · mean(a), the means over picture and baseline. */
  private static Tensor product(Step step, Tensor[] in) {
    boolean both = in.length == 2 && in[0].requires_grad() && in[1].requires_grad();
    if (!both) {
      return step.run(in);
    }
    Tensor y = step.run(Surrogate.detached(in));
    Tensor first = step.run(new Tensor[] {in[0], mean(in[1])});
    return Surrogate.of(y, first.add(step.run(new Tensor[] {mean(in[0]), in[1]})));
  }

  /** The mean over picture and baseline, twice. */
  private static Tensor mean(Tensor both) {
    Tensor[] halves = halves(both.detach());
    Tensor mean = halves[0].add(halves[1]).mul(HALF);
    return torch.cat(new TensorVector(mean, mean), 0);
  }
}
