package org.convlens.format.onnx;

/** How one of ONNX's operators becomes layers. */
interface Operator {
  /**
   * Adds the layers of a node and defines what its outputs stand for.
   *
   * @throws UnsupportedException naming the node, if it asks for what is not supported
   */
  void translate(OnnxNode node, Translation to);
}
