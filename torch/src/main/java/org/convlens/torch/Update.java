package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.Learner;

/** How an optimiser moves parameters, in place. */
sealed interface Update extends AutoCloseable permits Update.Adam, Update.Sgd {
  /**
   * @param gradients one for each parameter, undefined where the loss does not depend on it
   */
  void apply(TensorVector gradients);

  @Override
  void close();

  static Update of(Learner.Optimiser optimiser, List<Tensor> parameters) {
    return optimiser instanceof Learner.Adam adam
        ? new Adam(adam, parameters)
        : new Sgd((Learner.Sgd) optimiser, parameters);
  }

  private static List<Tensor> zeros(List<Tensor> like) {
    List<Tensor> zeros = new ArrayList<>();
    like.forEach(
        t -> zeros.add(Scope.compute(false, () -> Scope.keep(torch.zeros_like(t.detach())))));
    return zeros;
  }

  /**
   * m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; θ ← θ − rate · m̂ / (√v̂ + ε), where m̂ = m / (1
   * − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) (Kingma and Ba 2014, algorithm 1).
   */
  final class Adam implements Update {
    private final Learner.Adam settings;
    private final List<Tensor> parameters;
    private final List<Tensor> means;
    private final List<Tensor> squares;
    private int step;

    Adam(Learner.Adam settings, List<Tensor> parameters) {
      this.settings = settings;
      this.parameters = parameters;
      this.means = zeros(parameters);
      this.squares = zeros(parameters);
    }

    @Override
    public void apply(TensorVector gradients) {
      step++;
      double correction = Math.sqrt(1 - Math.pow(settings.beta2(), step));
      Scalar beta1 = new Scalar(settings.beta1());
      Scalar beta2 = new Scalar(settings.beta2());
      Scalar rest1 = new Scalar(1 - settings.beta1());
      Scalar rest2 = new Scalar(1 - settings.beta2());
      Scalar scale = new Scalar(1 / correction);
      Scalar epsilon = new Scalar(settings.epsilon());
      Scalar move = new Scalar(-settings.rate() / (1 - Math.pow(settings.beta1(), step)));
      for (int i = 0; i < parameters.size(); i++) {
        Tensor gradient = gradients.get(i);
        if (gradient.defined()) {
          Tensor mean = means.get(i).mul_(beta1).add_(gradient, rest1);
          Tensor square = squares.get(i).mul_(beta2).addcmul_(gradient, gradient, rest2);
          parameters.get(i).addcdiv_(mean, square.sqrt().mul_(scale).add_(epsilon), move);
        }
      }
    }

    @Override
    public void close() {
      means.forEach(Tensor::close);
      squares.forEach(Tensor::close);
    }
  }

  /** g ← g + decay · θ; b ← momentum · b + g; θ ← θ − rate · b. */
  final class Sgd implements Update {
    private final Learner.Sgd settings;
    private final List<Tensor> parameters;
    private final List<Tensor> velocities;

    Sgd(Learner.Sgd settings, List<Tensor> parameters) {
      this.settings = settings;
      this.parameters = parameters;
      this.velocities = zeros(parameters);
    }

    @Override
    public void apply(TensorVector gradients) {
      Scalar momentum = new Scalar(settings.momentum());
      Scalar decay = new Scalar(settings.weightDecay());
      Scalar move = new Scalar(-settings.rate());
      Scalar one = new Scalar(1.0);
      for (int i = 0; i < parameters.size(); i++) {
        Tensor gradient = gradients.get(i);
        if (gradient.defined()) {
          Tensor parameter = parameters.get(i);
          Tensor velocity = velocities.get(i).mul_(momentum).add_(gradient, one);
          velocity.add_(parameter, decay);
          parameter.add_(velocity, move);
        }
      }
    }

    @Override
    public void close() {
      velocities.forEach(Tensor::close);
    }
  }
}
