package org.convlens.format.onnx;

import org.convlens.net.Node;
import org.convlens.net.op.Op;

/** How the layers of one operator become ONNX nodes. */
interface LayerEncoder<T extends Op> {
  void encode(T op, Node layer, GraphEncoder graph);
}
