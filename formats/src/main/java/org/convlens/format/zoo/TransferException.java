package org.convlens.format.zoo;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file did not come. The message is the reason, without a remedy. */
final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  TransferException(Kind kind, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  /** What can be done. */
  enum Kind {
    /** Another attempt may help. */
    PASSING,
    /** No attempt helps. */
    FINAL,
    /** The user stopped it. */
    STOPPED
  }

  Kind kind() {
    return kind;
  }

  static TransferException passing(String reason) {
    return new TransferException(Kind.PASSING, reason, null);
  }

  static TransferException refused(String reason) {
    return new TransferException(Kind.FINAL, reason, null);
  }

  static TransferException stopped() {
    return new TransferException(Kind.STOPPED, "stopped", null);
  }
}
