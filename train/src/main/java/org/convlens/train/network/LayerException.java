package org.convlens.train.network;

import org.convlens.task.UsageException;

/** A layer that does not fit what came before it. */
final class LayerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Layer layer;

  LayerException(Layer layer, RuntimeException cause) {
    super(reason(cause), cause);
    this.layer = layer;
  }

  /** What it is about. */
  Layer layer() {
    return layer;
  }

  /** For example {@code maxpool 2x2: a window of 2 does not fit into 1 cells}. */
  UsageException told() {
    return new UsageException(said());
  }

  String said() {
    String first = layer.text().lines().findFirst().orElse("");
    return "'" + first + "': " + getMessage();
  }

  private static String reason(RuntimeException cause) {
    String message = String.valueOf(cause.getMessage());
    String plain = message.replaceFirst("^\\S+ node '[^']*': ", "");
    return plain.contains("does not fit into")
        ? plain + ": leave out a pooling layer, pad with 'same' or give larger pictures"
        : plain;
  }
}
