package org.convlens.net.op;

import java.util.Optional;

/**
 * What one unit of an output axis sees on the input axis where all units see alike: unit {@code u}
 * sees inputs from the first of {@code size} that begin at {@code u · stride + start} to the last.
 *
 * @param size inputs from the first seen to the last; {@link Double#POSITIVE_INFINITY} if all of
 *     them
 */
public record Span(double size, double stride, double start) {
  /** Unit u sees input u. */
  public static final Span POINT = new Span(1, 1, 0);

  /** Every unit sees everything. */
  public static final Span EVERYTHING = new Span(Double.POSITIVE_INFINITY, 1, 0);

  public boolean isEverything() {
    return Double.isInfinite(size);
  }

  /** The middle of what a unit sees, between two inputs where it is of even size. */
  public double middle(double unit) {
    return unit * stride + start + size / 2;
  }

  /** What this sees of what a layer sees whose own units see {@code before}. */
  public Span after(Span before) {
    if (before.isEverything() || isEverything()) {
      return EVERYTHING;
    }
    return new Span(
        before.size + (size - 1) * before.stride,
        before.stride * stride,
        before.start + start * before.stride);
  }

  /** The smallest that holds both; nothing if their units do not move alike. */
  public Optional<Span> hull(Span other) {
    if (isEverything() || other.isEverything()) {
      return Optional.of(EVERYTHING);
    }
    if (stride != other.stride) {
      return Optional.empty();
    }
    double first = Math.min(start, other.start);
    double end = Math.max(start + size, other.start + other.size);
    return Optional.of(new Span(end - first, stride, first));
  }

  /** Whether the units of both have the same stride and the same middles. */
  public boolean isAlignedWith(Span other) {
    return isEverything()
        || other.isEverything()
        || (stride == other.stride && middle(0) == other.middle(0));
  }
}
