package org.convlens.net;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.task.UsageException;

/**
 * Other numbers for a rectangle of a picture.
 *
 * @param top the rectangle's first row on the preprocessed picture
 * @param left its first column
 * @param values what it holds, all channels: C × height × width
 */
public record Patch(int top, int left, Volume values) {
  public int height() {
    return values.height();
  }

  public int width() {
    return values.width();
  }

  /** Whether the picture holds another number anywhere under this patch, which lies on it. */
  public boolean changes(Volume picture) {
    for (int c = 0; c < values.channels(); c++) {
      for (int y = 0; y < height(); y++) {
        for (int x = 0; x < width(); x++) {
          if (picture.at(c, top + y, left + x) != values.at(c, y, x)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * The picture with this patch in place.
   *
   * @throws UsageException if the patch does not lie on it
   */
  public Volume on(Volume picture) {
    requireOn(picture);
    return Warp.paste(picture, top, left, values);
  }

  /**
   * @throws UsageException if the patch does not lie on the picture
   */
  public void requireOn(Volume picture) {
    boolean inside =
        top >= 0
            && left >= 0
            && values.size() > 0
            && top + height() <= picture.height()
            && left + width() <= picture.width();
    if (!inside || values.channels() != picture.channels()) {
      throw new UsageException(
          "a patch of " + values + " at (" + top + ", " + left + ") is not part of " + picture);
    }
  }
}
