package org.convlens.studio;

import java.io.IOException;

/** Somebody wants a picture of a report that has no such picture. */
public final class MissingPart extends IOException {
  private static final long serialVersionUID = 1L;

  MissingPart() {
    super("its report has no such picture");
  }
}
