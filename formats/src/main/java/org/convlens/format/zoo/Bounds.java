package org.convlens.format.zoo;

/**
 * How long a file may be.
 *
 * @param what whose file it is
 * @param usual what is published, in bytes
 * @param least in bytes
 * @param most in bytes
 */
record Bounds(String what, long usual, long least, long most) {
  private static final long SLACK = 64 << 10;

  /** The published length is known to a kilobyte; some more does no harm. */
  static Bounds published(KnownNetwork network) {
    long about = SLACK + network.bytes() / 100;
    long bytes = network.bytes();
    return new Bounds(network.name(), bytes, Math.max(1, bytes - about), bytes + about);
  }

  /** Other weights of the same architecture: of fewer classes, or in float64 with an optimiser. */
  static Bounds any(KnownNetwork network) {
    return new Bounds(network.name(), network.bytes(), 1, 8 * network.bytes() + SLACK);
  }

  /**
   * @param bytes of the whole file
   * @throws TransferException if it cannot be the right one
   */
  void require(long bytes) throws TransferException {
    if (bytes < least || bytes > most) {
      throw TransferException.refused(
          "the file has "
              + Size.text(bytes)
              + ", where "
              + what
              + " has "
              + Size.text(usual)
              + ": it is another one");
    }
  }

  /**
   * @param bytes that have arrived so far
   * @throws TransferException if they are too many
   */
  void requireNoMore(long bytes) throws TransferException {
    if (bytes > most) {
      throw TransferException.refused(
          "more than " + Size.text(most) + " arrived, where " + what + " has " + Size.text(usual));
    }
  }
}
