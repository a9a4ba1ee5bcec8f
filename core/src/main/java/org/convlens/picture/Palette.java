package org.convlens.picture;

/** From a number 0..1 to a colour. */
public enum Palette {
  VIRIDIS,
  MAGMA,
  GREY,
  JET,
  /** Blue, white, red: for numbers with a sign, white at the middle. */
  DIVERGING
}
