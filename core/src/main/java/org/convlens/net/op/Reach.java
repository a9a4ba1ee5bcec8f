package org.convlens.net.op;

/** What one output cell sees of the input's rows and columns. */
public record Reach(Span rows, Span columns) {
  /** A cell sees the same cell: activations, additions, normalisations. */
  public static final Reach POINT = new Reach(Span.POINT, Span.POINT);

  /** A cell sees every cell: dense layers, global pooling. */
  public static final Reach EVERYTHING = new Reach(Span.EVERYTHING, Span.EVERYTHING);

  /** A sliding window, as convolutions and pooling layers have. */
  static Reach window(Size kernel, Size stride, Size dilation, Padding resolved) {
    return new Reach(
        new Span((kernel.height() - 1) * dilation.height() + 1, stride.height(), -resolved.top()),
        new Span((kernel.width() - 1) * dilation.width() + 1, stride.width(), -resolved.left()));
  }

  public boolean isEverything() {
    return rows.isEverything() || columns.isEverything();
  }
}
