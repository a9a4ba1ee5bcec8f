package org.convlens.torch;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.convlens.net.Rectification;

/** How a ReLU treats gradients under each rule. */
final class Gradients {
  /** g · (g > 0). One for all, never collected: libtorch holds no reference to Java. */
  private static final TensorTensorHook POSITIVE = Scope.hold(Positive::new).value();

  private Gradients() {}

  private static final class Positive extends TensorTensorHook {
    private final Scalar zero = new Scalar(0f);

    @Override
    public TensorBase call(TensorBase gradient) {
      return new Tensor(gradient).clamp_min(zero);
    }
  }

  /**
   * @param relu a function whose derivative is 0 where its argument is not positive
   */
  static Step rectified(UnaryOperator<Tensor> relu, Rectification rule) {
    return switch (rule) {
      case PLAIN -> in -> relu.apply(in[0]);
      case GUIDED -> in -> guided(relu, in[0]);
      case DECONVNET -> in -> deconvnet(relu, in[0]);
    };
  }

  /** The gradient loses its negative part, then passes the ReLU. */
  private static Tensor guided(UnaryOperator<Tensor> relu, Tensor x) {
    Tensor y = relu.apply(x);
    if (!y.requires_grad()) {
      return y;
    }
    y.register_hook(POSITIVE);
    return y.alias();
  }

  /** The gradient loses its negative part and passes beside the ReLU: y = ReLU(x) + (x − x). */
  private static Tensor deconvnet(UnaryOperator<Tensor> relu, Tensor x) {
    if (!x.requires_grad()) {
      return relu.apply(x);
    }
    Tensor constant = x.detach();
    Tensor beside = x.sub(constant);
    beside.register_hook(POSITIVE);
    return relu.apply(constant).add(beside);
  }
}
