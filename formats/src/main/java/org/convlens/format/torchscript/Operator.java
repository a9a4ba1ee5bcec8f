package org.convlens.format.torchscript;

import org.convlens.format.file.FormatException;

/** What one of PyTorch's operators means for the graph. */
@FunctionalInterface
interface Operator {
  /**
   * @return a value of the interpreter
   * @throws FormatException if it is asked for what is not supported
   */
  Object apply(Call call) throws FormatException;
}
