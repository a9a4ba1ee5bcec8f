package org.convlens.net.op;

/**
 * How an operator without a rule of its own shares relevance among its inputs: see {@link
 * org.convlens.net.Relevance}.
 */
public enum Sharing {
  /** As gradients go: to where the numbers came from, or to the largest. */
  SLOPE,
  /** The first input gets what comes out. */
  PASSING,
  /** In proportion to what each input contributes. */
  PROPORTIONAL,
  /** In proportion to what each input contributes; of two computed factors half each. */
  BILINEAR,
  /** A signal gets all and a gate nothing; where neither is a gate, half each. */
  PRODUCT
}
