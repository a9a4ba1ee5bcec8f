package org.convlens.net;

import org.convlens.array.Volume;

/**
 * How a layer with weights w and inputs x shares out the relevance R of its outputs: each input
 * gets Rᵢ = Σⱼ sᵢⱼ / Σᵢ sᵢⱼ · Rⱼ with the rule's shares s. Denominators are kept away from zero by
 * 1e-6.
 */
public sealed interface RelevanceRule
    permits RelevanceRule.Epsilon,
        RelevanceRule.Gamma,
        RelevanceRule.AlphaBeta,
        RelevanceRule.Flat,
        RelevanceRule.SquaredWeights,
        RelevanceRule.Box {

  /** s = x w, with ε more in the denominator, the bias included; ε = 0 is LRP-0. */
  record Epsilon(double epsilon) implements RelevanceRule {}

  /**
   * s = x (w + γ w⁺) where the layer's output is positive and x is, each sign turned where they are
   * not: what speaks for the output counts more.
   */
  record Gamma(double gamma) implements RelevanceRule {}

  /** α times the shares of the positive x w less β times those of the negative; α − β = 1. */
  record AlphaBeta(double alpha, double beta) implements RelevanceRule {}

  /** s = 1: the same to each input that is seen. */
  record Flat() implements RelevanceRule {}

  /** s = w². */
  record SquaredWeights() implements RelevanceRule {}

  /**
   * zᴮ: s = x w − low w⁺ − high w⁻, for inputs that lie between two bounds.
   *
   * @param low the least that each number of the layer's input can be, of its shape
   * @param high the most
   */
  record Box(Volume low, Volume high) implements RelevanceRule {}
}
