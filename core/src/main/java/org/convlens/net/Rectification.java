package org.convlens.net;

/** What a ReLU does to a gradient g on its way back, x being the ReLU's input. */
public enum Rectification implements Backward {
  /** The derivative: g · (x > 0). */
  PLAIN,
  /** Guided backpropagation: g · (x > 0) · (g > 0) (Springenberg et al. 2014). */
  GUIDED,
  /** DeconvNet: g · (g > 0) (Zeiler and Fergus 2013). */
  DECONVNET
}
