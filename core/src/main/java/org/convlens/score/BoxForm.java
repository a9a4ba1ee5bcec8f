package org.convlens.score;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the four numbers of a detector's box are. */
public enum BoxForm {
  /** Corners where no box is turned over by that, else centres where no box is. */
  AUTO {
    @Override
    Rectangle of(double[] n) {
      throw new IllegalStateException("not settled");
    }
  },
  /** Left, top, right, bottom. */
  CORNERS {
    @Override
    Rectangle of(double[] n) {
      return new Rectangle(n[0], n[1], n[2], n[3]);
    }
  },
  /** Top, left, bottom, right, as TensorFlow's detectors have it. */
  ROWS_FIRST {
    @Override
    Rectangle of(double[] n) {
      return new Rectangle(n[1], n[0], n[3], n[2]);
    }
  },
  /** The middle's column and row, width, height, as YOLO has it. */
  CENTRES {
    @Override
    Rectangle of(double[] n) {
      return new Rectangle(n[0] - n[2] / 2, n[1] - n[3] / 2, n[0] + n[2] / 2, n[1] + n[3] / 2);
    }
  };

  /** How far a box may reach beyond the picture, in shares of it. */
  private static final double BEYOND = 1;

  /** Boxes without any extent come of cutting at the picture's edges. */
  private static final double ROUNDING = 1e-4;

  abstract Rectangle of(double[] numbers);

  /**
   * The form that these numbers have, all of them; absent where they have none, as offsets from
   * anchors that the file does not hold.
   *
   * @param boxes four numbers each, as shares of the picture
   */
  Optional<BoxForm> settled(double[][] boxes) {
    Stream<BoxForm> tried = this == AUTO ? Stream.of(CORNERS, CENTRES) : Stream.of(this);
    return tried
        .filter(form -> IntStream.range(0, boxes.length).allMatch(i -> fits(form, boxes[i])))
        .findFirst();
  }

  private static boolean fits(BoxForm form, double[] numbers) {
    Rectangle r = form.of(numbers);
    return r.right() - r.left() >= -ROUNDING
        && r.bottom() - r.top() >= -ROUNDING
        && Math.min(r.left(), r.top()) >= -BEYOND
        && Math.max(r.right(), r.bottom()) <= 1 + BEYOND;
  }
}
