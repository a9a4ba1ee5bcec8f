package org.convlens.method.patch;

import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.ReceptiveField.Box;

/** What a unit sees of a picture, as RGB 0..1. */
final class PatchTile {
  private static final float DIMMED = 0.35f;
  private static final float[] FRAME = {1f, 0.72f, 0.1f};

  private PatchTile() {}

  /** Only what lies in the box, no longer than {@code most} pixels. */
  static Volume cut(Volume view, Box box, int most) {
    return reduced(
        Warp.crop(coloured(view), box.top(), box.left(), box.height(), box.width()), most);
  }

  /** The whole picture, dark outside the box, with the box drawn just inside its edge. */
  static Volume marked(Volume view, Box box, int most) {
    Volume small = reduced(coloured(view), most);
    double rows = (double) small.height() / view.height();
    double columns = (double) small.width() / view.width();
    int top = (int) Math.floor(box.top() * rows);
    int bottom = Math.max(top + 1, (int) Math.ceil(box.bottom() * rows));
    int left = (int) Math.floor(box.left() * columns);
    int right = Math.max(left + 1, (int) Math.ceil(box.right() * columns));
    int thick = Math.max(1, small.width() / 64);
    return Volume.generate(
        3,
        small.height(),
        small.width(),
        (c, y, x) -> {
          if (y < top || y >= bottom || x < left || x >= right) {
            return small.at(c, y, x) * DIMMED;
          }
          boolean edge =
              y < top + thick || y >= bottom - thick || x < left + thick || x >= right - thick;
          return edge ? FRAME[c] : small.at(c, y, x);
        });
  }

  private static Volume coloured(Volume view) {
    return Volume.generate(
        3,
        view.height(),
        view.width(),
        (c, y, x) ->
            Math.min(1, Math.max(0, view.at(Math.min(c, view.channels() - 1), y, x) / 255)));
  }

  private static Volume reduced(Volume picture, int most) {
    int longest = Math.max(picture.height(), picture.width());
    if (longest <= most) {
      return picture;
    }
    int rows = Math.max(1, (int) ((long) picture.height() * most / longest));
    int columns = Math.max(1, (int) ((long) picture.width() * most / longest));
    return Warp.area(picture, rows, columns);
  }
}
