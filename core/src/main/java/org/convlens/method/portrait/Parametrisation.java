package org.convlens.method.portrait;

/** What the numbers are that a picture is made of. */
public enum Parametrisation {
  /** A spectrum in which all frequencies have equal say: broad shapes come as easily as dots. */
  FOURIER,
  /** The pixels themselves. */
  PIXELS
}
