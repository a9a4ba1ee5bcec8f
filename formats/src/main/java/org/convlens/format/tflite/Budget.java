package org.convlens.format.tflite;

import org.convlens.format.file.FormatException;

/** How much of a file may be looked at, and how much memory may be taken for numbers out of it. */
final class Budget {
  private static final long LEAST_PARTS = 1 << 16;
  private static final long LEAST_BYTES = 64L << 20;
  private static final int PARTS_A_BYTE = 4;

  /** A weight of a byte becomes a number of four, laid out in another order. */
  private static final int BYTES_A_BYTE = 24;

  private long parts;
  private long bytes;

  /**
   * @param size of the file in bytes
   */
  Budget(long size) {
    this.parts = LEAST_PARTS + PARTS_A_BYTE * size;
    this.bytes = LEAST_BYTES + BYTES_A_BYTE * size;
  }

  /** Looks at parts of the file: tables, entries of lists, letters. */
  void look(long count) throws FormatException {
    parts -= count;
    if (parts < 0) {
      throw new FormatException("the file is damaged: its parts name each other again and again");
    }
  }

  /** Takes memory for numbers. */
  void take(long count) throws FormatException {
    bytes -= count;
    if (bytes < 0) {
      throw new FormatException("the file asks for more numbers than it holds");
    }
  }
}
