package org.convlens.format.keras;

import java.util.List;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Op;

/**
 * The graph under construction.
 *
 * @param version the first number of the Keras version that wrote the file
 * @param flipped whether convolution kernels are mirrored, as Theano's are
 * @param channelsFirst whether the model keeps its channels right after the batch
 */
record Nodes(Graph.Builder builder, int version, boolean flipped, boolean channelsFirst) {
  Value add(String name, Op op, List<Value> inputs, boolean channelsLast, Tensor... weights) {
    List<LayerId> ids = inputs.stream().map(Value::id).toList();
    LayerId id = builder.add(name, op, ids, List.of(weights));
    return new Value(id, builder.shape(id), channelsLast);
  }

  Value constant(String name, Tensor tensor) {
    return add(name, new Constant(), List.of(), false, tensor);
  }
}
