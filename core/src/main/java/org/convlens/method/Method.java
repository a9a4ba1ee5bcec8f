package org.convlens.method;

/**
 * A way of looking. Implementations are records whose components are their {@link Knob}s; the
 * compact constructor validates them.
 */
public sealed interface Method extends Adjustable
    permits Inspection, Explanation, Portrait, Chronicle {
  /** Looks. The only thing that the doors call. */
  Finding look(Scene scene);

  /** Whether {@link #look} needs a picture. */
  boolean needsPicture();

  /** Whether {@link #look} needs a score: that of a class, or one that is written out. */
  default boolean needsScore() {
    return false;
  }
}
