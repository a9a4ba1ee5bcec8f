package org.convlens.net;

/** What passes back through a network when a {@link Trace} is pulled. */
public sealed interface Backward permits Rectification, Relevance, Rescale {
  /** The gradient. */
  Backward PLAIN = Rectification.PLAIN;

  /** The gradient under the rule of guided backpropagation. */
  Backward GUIDED = Rectification.GUIDED;

  /** The gradient under the rule of the DeconvNet. */
  Backward DECONVNET = Rectification.DECONVNET;
}
