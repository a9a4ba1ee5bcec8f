package org.convlens.picture;

/** What the numbers of a heatmap say, which decides how they are drawn. */
public enum Reading {
  /** Zero is no evidence: the colours begin there. */
  EVIDENCE,
  /** Only differences count: the colours go from the smallest to the largest number. */
  LEVEL,
  /**
   * Evidence of single pixels: the few largest do not decide the scale, and the picture is faint.
   */
  PIXELS,
  /** What is left when a place is hidden: the smaller, the more the place matters. */
  REMAINDER
}
