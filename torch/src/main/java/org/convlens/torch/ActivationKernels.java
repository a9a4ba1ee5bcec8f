package org.convlens.torch;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Quantize;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** Functions of one number, and softmax. */
final class ActivationKernels {
  private ActivationKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(Relu.class, (op, site) -> Gradients.rectified(torch::relu, site.rule()))
        .add(Clip.class, ActivationKernels::clip)
        .add(Quantize.class, (op, site) -> quantized(op))
        .add(PRelu.class, ActivationKernels::prelu)
        .add(Elementwise.class, (op, site) -> elementwise(op))
        .add(Softmax.class, (op, site) -> softmax(op));
  }

  /** A clip at 0 from below is a ReLU, of which ReLU6 is one. */
  private static Step clip(Clip op, Site site) {
    Scalar min = new Scalar(op.min());
    Scalar max = new Scalar(op.max());
    if (op.min() == 0 && op.max() > 0) {
      UnaryOperator<Tensor> relu =
          op.max() >= Float.MAX_VALUE ? torch::relu : x -> torch.hardtanh(x, min, max);
      return Gradients.rectified(relu, site.rule());
    }
    ScalarOptional least = new ScalarOptional(min);
    ScalarOptional greatest = new ScalarOptional(max);
    return in -> torch.clamp(in[0], least, greatest);
  }

  /** Rounded where it is seen, and only cut off where gradients pass. */
  private static Step quantized(Quantize op) {
    Scalar scale = new Scalar(op.scale());
    Scalar zero = new Scalar(op.zero());
    ScalarOptional least = new ScalarOptional(new Scalar(op.least()));
    ScalarOptional most = new ScalarOptional(new Scalar(op.most()));
    ScalarOptional low = new ScalarOptional(new Scalar((op.least() - op.zero()) * op.scale()));
    ScalarOptional high = new ScalarOptional(new Scalar((op.most() - op.zero()) * op.scale()));
    return in -> {
      Tensor x = in[0].detach();
      Tensor steps = torch.clamp(x.div(scale).round().add(zero), least, most);
      Tensor rounded = steps.sub(zero).mul(scale);
      return in[0].requires_grad() ? Surrogate.of(rounded, torch.clamp(in[0], low, high)) : rounded;
    };
  }

  /** One slope per channel may come without the axes of the cells, as before ONNX's opset 7. */
  private static Step prelu(PRelu op, Site site) {
    Tensor given = site.weight(0);
    boolean perChannel =
        given.dim() == 1
            && given.numel() == site.input().channels()
            && site.input().rank() > 2
            && given.numel() != site.input().width();
    long[] channels = new long[Math.max(1, site.input().rank() - 1)];
    Arrays.fill(channels, 1);
    channels[0] = -1;
    Scalar zero = new Scalar(0f);
    return in -> {
      Tensor slope = perChannel ? given.view(channels) : given;
      return torch.where(in[0].gt(zero), in[0], in[0].mul(slope));
    };
  }

  private static Step elementwise(Elementwise op) {
    if (op.function() == Elementwise.Function.SWISH && op.alpha() == 1) {
      return in -> torch.silu(in[0]);
    }
    UnaryOperator<Tensor> function =
        function(op.function(), new Scalar(op.alpha()), new Scalar(op.beta()), new Scalar(1f));
    return in -> function.apply(in[0]);
  }

  private static UnaryOperator<Tensor> function(
      Elementwise.Function function, Scalar alpha, Scalar beta, Scalar one) {
    return switch (function) {
      case ABS -> Tensor::abs;
      case CELU -> x -> torch.celu(x, alpha);
      case CEIL -> Tensor::ceil;
      case COS -> Tensor::cos;
      case ELU -> x -> torch.elu(x, alpha, one, one);
      case ERF -> Tensor::erf;
      case EXP -> Tensor::exp;
      case FLOOR -> Tensor::floor;
      case GELU -> torch::gelu;
      case GELU_TANH -> x -> torch.gelu(x, "tanh");
      case HARD_SIGMOID -> {
        ScalarOptional zero = new ScalarOptional(new Scalar(0f));
        ScalarOptional top = new ScalarOptional(one);
        yield x -> torch.clamp(x.mul(alpha).add(beta), zero, top);
      }
      case HARD_SWISH -> torch::hardswish;
      case LEAKY_RELU -> x -> torch.leaky_relu(x, alpha);
      case LOG -> Tensor::log;
      case MISH -> torch::mish;
      case NEGATE -> Tensor::neg;
      case RECIPROCAL -> Tensor::reciprocal;
      case ROUND -> Tensor::round;
      case SELU -> x -> torch.elu(x, alpha, beta, one);
      case SIGMOID -> Tensor::sigmoid;
      case SIGN -> Tensor::sign;
      case SWISH -> x -> x.mul(x.mul(alpha).sigmoid());
      case SIN -> Tensor::sin;
      case SOFTPLUS -> torch::softplus;
      case SOFTSIGN -> x -> x.div(x.abs().add(one));
      case SQRT -> Tensor::sqrt;
      case TANH -> Tensor::tanh;
      case THRESHOLDED_RELU -> {
        Scalar zero = new Scalar(0f);
        yield x -> torch.threshold(x, alpha, zero);
      }
    };
  }

  private static Step softmax(Softmax op) {
    if (op.axes().size() == 1) {
      long axis = op.axes().get(0);
      return op.logarithm()
          ? in -> torch.log_softmax(in[0], axis)
          : in -> torch.softmax(in[0], axis);
    }
    long[] axes = op.axes().stream().mapToLong(Integer::longValue).toArray();
    Step logarithm = in -> in[0].sub(torch.logsumexp(in[0], axes, true));
    return op.logarithm() ? logarithm : in -> logarithm.run(in).exp();
  }
}
