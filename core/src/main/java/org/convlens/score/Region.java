package org.convlens.score;

import java.math.BigDecimal;

/** A part of a picture over which the scores of a map are averaged. */
public sealed interface Region {
  /** Every place; of boxes, every box. */
  Region ALL = new All();

  /** Where the class is the likeliest, as the network sees the picture. */
  Region PREDICTED = new Predicted();

  /**
   * @param text such as {@code box(10, 20, 60, 80)}
   * @throws org.convlens.task.UsageException if it is no region
   */
  static Region parse(String text) {
    return RegionText.read(text);
  }

  /** Every place. */
  record All() implements Region {
    @Override
    public String toString() {
      return "all";
    }
  }

  /** Where the class is the likeliest; where each class has a sigmoid, where its logit is > 0. */
  record Predicted() implements Region {
    @Override
    public String toString() {
      return "predicted";
    }
  }

  /** One place of the map itself. */
  record Cell(int row, int column) implements Region {
    @Override
    public String toString() {
      return "cell(" + row + ", " + column + ")";
    }
  }

  /** The cell that sees a pixel of the original picture. */
  record Pixel(int x, int y) implements Region {
    @Override
    public String toString() {
      return "pixel(" + x + ", " + y + ")";
    }
  }

  /** The cells whose middle lies in a rectangle, in the original picture's pixels. */
  record Box(double left, double top, double right, double bottom) implements Region {
    boolean holds(double x, double y) {
      return x >= left && x < right && y >= top && y < bottom;
    }

    /** Of its middle. */
    double x() {
      return (left + right) / 2;
    }

    /** Of its middle. */
    double y() {
      return (top + bottom) / 2;
    }

    @Override
    public String toString() {
      return "box(" + String.join(", ", plain(left), plain(top), plain(right), plain(bottom)) + ")";
    }

    private static String plain(double number) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
  }

  /**
   * The cells in whose middle a second picture, of the original one's size, is bright: at least
   * half of white.
   *
   * @param file as it was written
   */
  record Mask(String file) implements Region {
    @Override
    public String toString() {
      return "mask(" + file + ")";
    }
  }
}
