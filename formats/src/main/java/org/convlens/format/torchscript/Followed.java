package org.convlens.format.torchscript;

import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.net.Graph;

/** A program that is followed from its input to its outputs, once for each input that is tried. */
interface Followed {
  /**
   * The network for pictures of a shape.
   *
   * @throws IllegalArgumentException if its layers do not fit them
   */
  Graph graph(Shape picture) throws FormatException;

  Budget budget();
}
