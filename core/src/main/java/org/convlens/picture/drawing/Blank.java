package org.convlens.picture.drawing;

import org.convlens.array.Volume;
import org.convlens.picture.Content;

/** Whether there is something to see in a tile. */
enum Blank {
  NO,
  /** Zero everywhere. */
  EMPTY,
  /** One number everywhere, not zero. */
  CONSTANT,
  /** Not one finite number. */
  NOT_A_NUMBER;

  /** Pictures in colour are never blank; a single cell only if it is not a number. */
  static Blank of(Volume values) {
    if (values.channels() != 1 || values.size() == 0) {
      return NO;
    }
    Content content = Content.of(values);
    if (!content.hasNumbers()) {
      return NOT_A_NUMBER;
    }
    if (!content.isConstant() || values.area() == 1) {
      return NO;
    }
    return content.isZero() ? EMPTY : CONSTANT;
  }

  /** A constant tile keeps its colour. */
  boolean isMarked() {
    return this == EMPTY || this == NOT_A_NUMBER;
  }

  String word() {
    return this == EMPTY ? "empty" : this == NOT_A_NUMBER ? "NaN" : "";
  }
}
