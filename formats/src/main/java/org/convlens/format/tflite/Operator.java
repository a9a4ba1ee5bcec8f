package org.convlens.format.tflite;

import org.convlens.format.file.FormatException;

/** Makes layers of a node. */
@FunctionalInterface
interface Operator {
  void translate(Call call) throws FormatException;
}
