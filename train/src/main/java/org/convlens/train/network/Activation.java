package org.convlens.train.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Softmax;

/** What is done to each number that a layer puts out, in Keras's words. */
public enum Activation {
  /** Nothing. */
  LINEAR(new Identity()),
  RELU(new Relu()),
  RELU6(new Clip(0, 6)),
  /** Below zero a fifth is left, as Keras's word says; 0.01 with PyTorch. */
  LEAKY_RELU(new Elementwise(Function.LEAKY_RELU, 0.2f, 0)),
  ELU(new Elementwise(Function.ELU, 1, 0)),
  GELU(Elementwise.of(Function.GELU)),
  SILU(Elementwise.of(Function.SWISH)),
  MISH(Elementwise.of(Function.MISH)),
  HARD_SILU(Elementwise.of(Function.HARD_SWISH)),
  SOFTPLUS(Elementwise.of(Function.SOFTPLUS)),
  TANH(Elementwise.of(Function.TANH)),
  SIGMOID(Elementwise.of(Function.SIGMOID)),
  SOFTMAX(Softmax.over(-1));

  @SuppressWarnings("ImmutableEnumChecker")
  private final Op op;

  Activation(Op op) {
    this.op = op;
  }

  Op op() {
    return op;
  }

  /** Such as {@code leaky_relu}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Absent if none is called so; hyphens and capitals do not matter. */
  static Optional<Activation> named(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('-', '_');
    String known = plain.equals("swish") ? "silu" : plain;
    return Arrays.stream(values())
        .filter(a -> a.text().equals(known) || a.text().replace("_", "").equals(known))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Activation::text).toList();
  }
}
