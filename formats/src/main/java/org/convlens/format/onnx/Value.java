package org.convlens.format.onnx;

import org.convlens.array.Tensor;
import org.convlens.net.LayerId;

/** What a tensor's name stands for while a graph is read. */
sealed interface Value permits Value.Known, Value.Symbolic, Value.Layer {
  /** Numbers that the file gives, or that follow from it. */
  record Known(Tensor tensor) implements Value {}

  /** Numbers that depend on how many pictures there are. */
  record Symbolic(Numbers numbers) implements Value {}

  /** What a layer computes from the picture. */
  record Layer(LayerId id) implements Value {}
}
