package org.convlens.studio;

import java.io.IOException;

/** A picture that cannot be read: of several, the others still can. */
public final class UnreadablePictureException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param cause says in one line which picture it is and why
   */
  UnreadablePictureException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
