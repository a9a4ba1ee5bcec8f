package org.convlens.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.convlens.net.Optimiser;
import org.convlens.net.Optimiser.Decay;
import org.convlens.net.Optimiser.Dialect;

/** An optimiser's formula; see {@link Optimiser} for each. */
interface UpdateRule {
  /** How many moments it keeps of each parameter. */
  int moments();

  /**
   * What one step does to each parameter.
   *
   * @param step from 1
   */
  Move at(double rate, long step);

  /** One parameter's step, in place. */
  @FunctionalInterface
  interface Move {
    /**
     * @param multiplies whether it is a kernel or a matrix
     */
    void apply(Tensor parameter, Tensor gradient, Tensor[] moments, boolean multiplies);
  }

  static UpdateRule of(Optimiser optimiser) {
    if (optimiser instanceof Optimiser.Sgd sgd) {
      return sgd.dialect() == Dialect.KERAS ? new KerasSgd(sgd) : new PlainSgd(sgd);
    }
    if (optimiser instanceof Optimiser.RmsProp rms) {
      return new RmsPropRule(rms);
    }
    return optimiser instanceof Optimiser.AdamW w
        ? new AdamRule(w.adam(), w.decay())
        : new AdamRule((Optimiser.Adam) optimiser, Decay.NONE);
  }

  /** θ ← (1 − rate · decay) θ. */
  private static void shrink(Tensor parameter, Decay decay, double rate, boolean multiplies) {
    if (decay.share() != 0 && (multiplies || decay.everything())) {
      parameter.mul_(new Scalar(1 - rate * decay.share()));
    }
  }

  /** Adam, with decoupled decay. */
  record AdamRule(Optimiser.Adam adam, Decay decay) implements UpdateRule {
    @Override
    public int moments() {
      return 2;
    }

    @Override
    public Move at(double rate, long step) {
      double root = Math.sqrt(1 - Math.pow(adam.beta2(), (double) step));
      boolean keras = adam.dialect() == Dialect.KERAS;
      double first = rate / (1 - Math.pow(adam.beta1(), (double) step));
      Scalar scale = new Scalar(keras ? 1 : 1 / root);
      Scalar move = new Scalar(-(keras ? first * root : first));
      Scalar beta2 = new Scalar(adam.beta2());
      Scalar rest1 = new Scalar(1 - adam.beta1());
      Scalar rest2 = new Scalar(1 - adam.beta2());
      Scalar epsilon = new Scalar(adam.epsilon());
      return (parameter, gradient, moments, multiplies) -> {
        shrink(parameter, decay, rate, multiplies);
        Tensor mean = moments[0].lerp_(gradient, rest1);
        Tensor square = moments[1].mul_(beta2).addcmul_(gradient, gradient, rest2);
        parameter.addcdiv_(mean, square.sqrt().mul_(scale).add_(epsilon), move);
      };
    }
  }

  /** Of both dialects. */
  record RmsPropRule(Optimiser.RmsProp rms) implements UpdateRule {
    @Override
    public int moments() {
      return rms.momentum() == 0 ? 1 : 2;
    }

    @Override
    public Move at(double rate, long step) {
      boolean keras = rms.dialect() == Dialect.KERAS;
      Scalar rho = new Scalar(rms.rho());
      Scalar rest = new Scalar(1 - rms.rho());
      Scalar epsilon = new Scalar(rms.epsilon());
      Scalar momentum = new Scalar(rms.momentum());
      Scalar back = new Scalar(-rate);
      return (parameter, gradient, moments, multiplies) -> {
        Tensor square = moments[0].mul_(rho).addcmul_(gradient, gradient, rest);
        Tensor root = keras ? square.add(epsilon).sqrt_() : square.sqrt().add_(epsilon);
        if (rms.momentum() == 0) {
          parameter.addcdiv_(gradient, root, back);
        } else {
          Scalar gain = new Scalar(keras ? rate : 1);
          Tensor velocity = moments[1].mul_(momentum).addcdiv_(gradient, root, gain);
          parameter.add_(velocity, keras ? new Scalar(-1.0) : back);
        }
      };
    }
  }

  /** PyTorch's. */
  record PlainSgd(Optimiser.Sgd sgd) implements UpdateRule {
    @Override
    public int moments() {
      return sgd.momentum() == 0 ? 0 : 1;
    }

    @Override
    public Move at(double rate, long step) {
      Decay decay = sgd.decay();
      Scalar share = new Scalar(decay.share());
      Scalar momentum = new Scalar(sgd.momentum());
      Scalar back = new Scalar(-rate);
      return (parameter, gradient, moments, multiplies) -> {
        boolean shrinks = decay.share() != 0 && (multiplies || decay.everything());
        Tensor slope = shrinks ? gradient.add(parameter, share) : gradient;
        if (sgd.momentum() == 0) {
          parameter.add_(slope, back);
        } else {
          Tensor velocity = moments[0].mul_(momentum).add_(slope);
          Tensor way = sgd.nesterov() ? slope.add(velocity, momentum) : velocity;
          parameter.add_(way, back);
        }
      };
    }
  }

  /** Keras's: the rate is within the velocity. */
  record KerasSgd(Optimiser.Sgd sgd) implements UpdateRule {
    @Override
    public int moments() {
      return sgd.momentum() == 0 ? 0 : 1;
    }

    @Override
    public Move at(double rate, long step) {
      Scalar momentum = new Scalar(sgd.momentum());
      Scalar back = new Scalar(-rate);
      return (parameter, gradient, moments, multiplies) -> {
        shrink(parameter, sgd.decay(), rate, multiplies);
        if (sgd.momentum() == 0) {
          parameter.add_(gradient, back);
        } else {
          Tensor velocity = moments[0].mul_(momentum).add_(gradient, back);
          if (sgd.nesterov()) {
            parameter.add_(velocity, momentum).add_(gradient, back);
          } else {
            parameter.add_(velocity);
          }
        }
      };
    }
  }
}
