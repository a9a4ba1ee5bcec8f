package org.convlens.net.op;

import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;

/**
 * A function of one number, applied to each. No weights.
 *
 * @param alpha the function's first parameter, where it has one
 * @param beta the function's second parameter, where it has one
 */
public record Elementwise(Function function, float alpha, float beta) implements Op {
  /** The functions, named as their papers and ONNX name them. */
  public enum Function {
    ABS,
    /** x > 0 ? x : α (exp(x / α) − 1). */
    CELU,
    CEIL,
    COS,
    /** x > 0 ? x : α (exp(x) − 1). */
    ELU,
    ERF,
    EXP,
    FLOOR,
    /** x Φ(x), exact. */
    GELU,
    /** The tanh approximation of x Φ(x). */
    GELU_TANH,
    /** min(1, max(0, α x + β)). */
    HARD_SIGMOID,
    /** x · min(1, max(0, x / 6 + ½)). */
    HARD_SWISH,
    /** x > 0 ? x : α x. */
    LEAKY_RELU,
    LOG,
    MISH,
    NEGATE,
    RECIPROCAL,
    ROUND,
    /** β (x > 0 ? x : α (exp(x) − 1)). */
    SELU,
    SIGMOID,
    SIGN,
    /** x σ(α x); α = 1 is SiLU. */
    SWISH,
    SIN,
    SOFTPLUS,
    SOFTSIGN,
    SQRT,
    TANH,
    /** x > α ? x : 0. */
    THRESHOLDED_RELU
  }

  public static Elementwise of(Function function) {
    return new Elementwise(function, function == Function.SWISH ? 1 : 0, 0);
  }

  @Override
  public Set<Trait> traits() {
    return function == Function.SIGMOID || function == Function.HARD_SIGMOID
        ? Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.ACTIVATES, Trait.SQUASHES)
        : Set.of(Trait.PER_CHANNEL, Trait.APART, Trait.ACTIVATES);
  }

  @Override
  public Sharing sharing() {
    return Sharing.PASSING;
  }

  @Override
  public Locality locality(List<Shape> inputs, Shape output, List<Tensor> weights) {
    return Locality.POINTWISE;
  }

  @Override
  public Shape shape(List<Shape> inputs, List<Tensor> weights) {
    return Shapes.only(this, inputs);
  }

  /** For example {@code LeakyRelu}. */
  @Override
  public String kind() {
    StringBuilder kind = new StringBuilder();
    for (String word : function.name().split("_", -1)) {
      kind.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return kind.toString();
  }
}
