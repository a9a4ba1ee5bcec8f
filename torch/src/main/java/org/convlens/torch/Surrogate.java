package org.convlens.torch;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers of one computation with the derivative of another. */
final class Surrogate {
  private static final Scalar ZERO = Scope.hold(() -> new Scalar(0f)).value();

  private Surrogate() {}

  /**
   * @param value what it is
   * @param path what is passed back to where this came from, its numbers finite
   */
  static Tensor of(Tensor value, Tensor path) {
    return value.detach().add(path.sub(path.detach()));
  }

  /** The numbers of {@code at}, where a gradient g is passed back to x as factor · g. */
  static Tensor at(Tensor at, Tensor x, Tensor factor) {
    return of(at, x.mul(factor));
  }

  /** Whether anything is to be passed back. */
  static boolean recorded(Tensor[] inputs) {
    return Arrays.stream(inputs).anyMatch(Tensor::requires_grad);
  }

  static Tensor[] detached(Tensor[] inputs) {
    return Arrays.stream(inputs).map(Tensor::detach).toArray(Tensor[]::new);
  }

  /** z + ε · sign(z), with the sign of zero taken as positive. */
  static Tensor awayFromZero(Tensor z, double epsilon) {
    return torch.where(z.ge(ZERO), z.add(new Scalar(epsilon)), z.sub(new Scalar(epsilon)));
  }
}
