package org.convlens.net.op;

/**
 * What one unit of an output axis sees on the input axis: unit {@code u} sees the {@code size}
 * inputs from {@code u · stride + start} on. Fractional strides belong to layers that enlarge.
 *
 * @param size inputs seen; {@link Double#POSITIVE_INFINITY} if all of them
 */
public record Span(double size, double stride, double start) {
  /** Unit u sees input u. */
  public static final Span POINT = new Span(1, 1, 0);

  /** Every unit sees everything. */
  public static final Span EVERYTHING = new Span(Double.POSITIVE_INFINITY, 1, 0);

  public boolean isEverything() {
    return Double.isInfinite(size);
  }
}
