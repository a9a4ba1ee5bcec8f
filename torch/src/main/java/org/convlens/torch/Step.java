package org.convlens.torch;

import org.bytedeco.pytorch.Tensor;

/** One node made ready to run. Several threads may run it at once. */
@FunctionalInterface
interface Step {
  /**
   * @param inputs in the node's order; never changed
   * @return a fresh handle, which may share memory with an input
   */
  Tensor run(Tensor[] inputs);
}
