package org.convlens.train.network;

import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;

/**
 * The largest number, or the mean, of a sliding window. Explicit padding counts in a mean, as
 * PyTorch has it; what SAME adds does not, as TensorFlow has it.
 */
public record PoolLayer(boolean largest, Window window, String name) implements Layer {
  /** As TensorFlow's SAME. */
  public PoolLayer same() {
    return padding(Padding.SAME_UPPER);
  }

  /** As PyTorch's, the same amount on all sides. */
  public PoolLayer padding(int amount) {
    return padding(Padding.all(amount));
  }

  public PoolLayer padding(Padding padding) {
    return new PoolLayer(largest, window.padding(padding), name);
  }

  public PoolLayer stride(int cells) {
    return new PoolLayer(largest, window.stride(Size.square(cells)), name);
  }

  public PoolLayer name(String other) {
    return new PoolLayer(largest, window, other);
  }

  @Override
  public String text() {
    String word = largest ? "maxpool " : "avgpool ";
    return word + window.text(window.kernel()) + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    Padding padding = window.on(assembly.maps());
    boolean counted = window.padding().mode() == Padding.Mode.EXPLICIT;
    Op op =
        largest
            ? new MaxPool2d(window.kernel(), window.stride(), padding, window.dilation(), false)
            : new AveragePool2d(window.kernel(), window.stride(), padding, false, counted);
    assembly.add(largest ? "max_pooling2d" : "average_pooling2d", name, op);
  }
}
