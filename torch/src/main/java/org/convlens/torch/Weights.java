package org.convlens.torch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.convlens.net.Node;

/** Where a program takes its nodes' weights from. */
@FunctionalInterface
interface Weights {
  /** In the node's order, as float32, those of rank 4 channels-last. */
  List<Tensor> of(Node node);
}
