package org.convlens.net.op;

/** How far through an operator the change of a few cells reaches. */
public enum Locality {
  /** A cell of the only input reaches the same cell. */
  POINTWISE,
  /** A cell of any input reaches the same cell. */
  JOINING,
  /** A cell reaches those whose window, as {@link Op#reach} tells, slides over it. */
  SLIDING,
  /** A cell may reach any other. */
  EVERYWHERE
}
