package org.convlens.torch;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * What a layer says to changed copies of a picture inside their windows; outside of these it says
 * what it said to the picture itself.
 *
 * @param cells pictures × channels × rows × columns of the windows
 */
record WindowCells(Tensor cells, Windows at) {

  /**
   * Other windows of the same layer.
   *
   * @param clean what the layer said to the picture itself, channels-last
   * @param wanted may reach beyond the maps
   * @param around what lies there
   */
  static Tensor cut(Tensor clean, @Nullable WindowCells changed, Windows wanted, Scalar around) {
    long[] extents = {wanted.pictures(), clean.size(1), wanted.height(), wanted.width()};
    Tensor cut = torch.empty(extents, clean.options(), channelsLast());
    Tensor cells = changed == null ? null : Transfer.channelsLast(changed.cells);
    for (int i = 0; i < wanted.pictures(); i++) {
      Box box = Box.of(wanted, i);
      Box inside = box.and(new Box(0, 0, clean.size(2), clean.size(3)));
      if (!inside.equals(box)) {
        block(cut, i, box.from(box)).fill_(around);
      }
      block(cut, i, inside.from(box)).copy_(block(clean, 0, inside));
      if (changed != null && cells != null) {
        Box window = Box.of(changed.at, i);
        Box both = window.and(inside);
        if (!both.isEmpty()) {
          block(cut, i, both.from(box)).copy_(block(cells, i, both.from(window)));
        }
      }
    }
    return cut;
  }

  /** The whole maps of every copy. */
  Tensor whole(Tensor clean) {
    return clean.dim() == 4 ? wholeMaps(clean) : wholeBlocks(clean);
  }

  private Tensor wholeBlocks(Tensor clean) {
    long[] extents = new long[Math.toIntExact(clean.dim())];
    java.util.Arrays.fill(extents, -1);
    extents[0] = cells.size(0);
    Tensor whole = clean.expand(extents).clone();
    for (int i = 0; i < at.pictures(); i++) {
      whole
          .narrow(0, i, 1)
          .narrow(-2, at.rows().start(i), at.height())
          .narrow(-1, at.columns().start(i), at.width())
          .copy_(cells.narrow(0, i, 1));
    }
    return whole;
  }

  private Tensor wholeMaps(Tensor clean) {
    long[] extents = {cells.size(0), clean.size(1), clean.size(2), clean.size(3)};
    Tensor whole = torch.empty(extents, clean.options(), channelsLast());
    whole.copy_(clean);
    Tensor from = Transfer.channelsLast(cells);
    for (int i = 0; i < at.pictures(); i++) {
      Box window = Box.of(at, i);
      block(whole, i, window).copy_(block(from, i, window.from(window)));
    }
    return whole;
  }

  private static MemoryFormatOptional channelsLast() {
    return new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast);
  }

  /** A rectangle of one picture's maps, in place. */
  private static Tensor block(Tensor maps, long picture, Box box) {
    long channels = maps.size(1);
    long row = maps.size(3) * channels;
    long all = maps.size(2) * row;
    long offset = maps.storage_offset() + picture * all + box.top() * row + box.left() * channels;
    return maps.as_strided(
        new long[] {1, channels, box.bottom() - box.top(), box.right() - box.left()},
        new long[] {all, 1, row, channels},
        new LongOptional(offset));
  }

  /** Rows and columns of a map, the lower ends included, the upper not. */
  private record Box(long top, long left, long bottom, long right) {
    static Box of(Windows windows, int picture) {
      return new Box(
          windows.rows().start(picture),
          windows.columns().start(picture),
          windows.rows().end(picture),
          windows.columns().end(picture));
    }

    Box and(Box other) {
      return new Box(
          Math.max(top, other.top),
          Math.max(left, other.left),
          Math.min(bottom, other.bottom),
          Math.min(right, other.right));
    }

    /** The same cells counted from another box's corner. */
    Box from(Box origin) {
      return new Box(
          top - origin.top, left - origin.left, bottom - origin.top, right - origin.left);
    }

    boolean isEmpty() {
      return top >= bottom || left >= right;
    }
  }
}
