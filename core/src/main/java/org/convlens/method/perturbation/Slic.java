package org.convlens.method.perturbation;

import java.util.Arrays;
import org.convlens.array.Volume;

/**
 * SLIC: k-means of pixels by colour (CIELAB) and place, each centre looking only one grid step far;
 * pieces that fall apart are joined to a neighbour (Achanta et al. 2012). Starts from a regular
 * grid, so the same picture always gives the same pieces.
 */
final class Slic {
  private static final int ROUNDS = 10;

  /** How much nearness counts beside colour: the paper's m. */
  private static final double COMPACTNESS = 10;

  private final Volume colours;
  private final int height;
  private final int width;
  private final double step;
  private final double[][] centres;
  private final int[] labels;

  private Slic(Volume colours, int wanted) {
    this.colours = colours;
    this.height = colours.height();
    this.width = colours.width();
    this.step = Math.max(1, Math.sqrt((double) colours.area() / wanted));
    int rows = Math.max(1, (int) Math.round(height / step));
    int columns = Math.max(1, (int) Math.round(width / step));
    this.centres = new double[rows * columns][];
    this.labels = new int[colours.area()];
    for (int i = 0; i < centres.length; i++) {
      int row = i / columns;
      int column = i % columns;
      double y = (row + 0.5) * height / rows;
      double x = (column + 0.5) * width / columns;
      centres[i] = centre((int) y, (int) x);
    }
    for (int i = 0; i < labels.length; i++) {
      int row = i / width * rows / height;
      labels[i] = row * columns + i % width * columns / width;
    }
  }

  /**
   * @param picture 0..255, RGB or grey
   * @param wanted how many pieces; there may be a few more or fewer
   */
  static Superpixels cut(Volume picture, int wanted) {
    Slic slic = new Slic(CielabColour.of(picture), Math.min(wanted, picture.area()));
    for (int round = 0; round < ROUNDS; round++) {
      slic.assign();
      slic.move();
    }
    return new Pieces(slic.labels, slic.height, slic.width, (int) (slic.step * slic.step / 4))
        .joined();
  }

  private double[] centre(int y, int x) {
    double[] centre = new double[colours.channels() + 2];
    for (int c = 0; c < colours.channels(); c++) {
      centre[c] = colours.at(c, y, x);
    }
    centre[colours.channels()] = y;
    centre[colours.channels() + 1] = x;
    return centre;
  }

  private void assign() {
    double[] nearest = new double[labels.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int depth = colours.channels();
    int reach = (int) Math.ceil(step);
    double nearness = COMPACTNESS * COMPACTNESS / (step * step);
    for (int k = 0; k < centres.length; k++) {
      double[] centre = centres[k];
      int cy = (int) centre[depth];
      int cx = (int) centre[depth + 1];
      for (int y = Math.max(0, cy - reach); y < Math.min(height, cy + reach + 1); y++) {
        for (int x = Math.max(0, cx - reach); x < Math.min(width, cx + reach + 1); x++) {
          double dy = y - centre[depth];
          double dx = x - centre[depth + 1];
          double distance = nearness * (dy * dy + dx * dx);
          for (int c = 0; c < depth; c++) {
            double colour = colours.at(c, y, x) - centre[c];
            distance += colour * colour;
          }
          if (distance < nearest[y * width + x]) {
            nearest[y * width + x] = distance;
            labels[y * width + x] = k;
          }
        }
      }
    }
  }

  private void move() {
    int depth = colours.channels();
    double[][] sums = new double[centres.length][depth + 2];
    int[] sizes = new int[centres.length];
    for (int i = 0; i < labels.length; i++) {
      double[] sum = sums[labels[i]];
      sizes[labels[i]]++;
      for (int c = 0; c < depth; c++) {
        sum[c] += colours.at(c * labels.length + i);
      }
      int row = i / width;
      sum[depth] += row;
      sum[depth + 1] += i % width;
    }
    for (int k = 0; k < centres.length; k++) {
      for (int c = 0; c < depth + 2 && sizes[k] > 0; c++) {
        centres[k][c] = sums[k][c] / sizes[k];
      }
    }
  }
}
