package org.convlens.format.onnx;

/** A node of a file that is sound, but asks for what ConvLens does not do. */
final class UnsupportedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedException(String message) {
    super(message);
  }
}
