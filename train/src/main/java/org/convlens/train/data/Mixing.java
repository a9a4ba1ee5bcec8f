package org.convlens.train.data;

import java.util.Arrays;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/**
 * Pictures of a batch mixed with each other, and targets that say so: mixup (Zhang, Cisse, Dauphin
 * and Lopez-Paz 2018), cutmix (Yun, Han, Oh, Chun, Choe and Yoo 2019), label smoothing (Szegedy,
 * Vanhoucke, Ioffe, Shlens and Wojna 2016). Each picture is mixed with the one before it in the
 * batch, all of a batch in the same share λ. With both, each batch draws one of them.
 */
public record Mixing(
    @Knob(
            value =
                "parameter of the beta distribution of the share in which two pictures are added; 0"
                    + " is none",
            from = 0,
            to = 100)
        double mixup,
    @Knob(
            value =
                "parameter of the beta distribution of the share that a rectangle of another picture"
                    + " leaves; 0 is none",
            from = 0,
            to = 100)
        double cutmix,
    @Knob(
            value = "share of each target that is spread evenly over all classes",
            from = 0,
            to = 0.999999)
        double smoothing) {
  /** Pictures and targets stay as they are. */
  public static final Mixing NONE = new Mixing(0, 0, 0);

  public Mixing {
    Knobs.validate(Mixing.class, mixup, cutmix, smoothing);
  }

  /** With so much of each target spread over all classes. */
  public Mixing smoothing(double share) {
    return new Mixing(mixup, cutmix, share);
  }

  /** Whether targets are other than classes. */
  boolean softens() {
    return mixup > 0 || cutmix > 0 || smoothing > 0;
  }

  /**
   * Mixes the pictures of a batch in place.
   *
   * @param pixels pictures one after the other, each of channels × height × width numbers
   * @param labels the class of each
   * @return pictures × classes: the targets, each row of sum 1
   */
  float[] apply(
      float[] pixels, int[] labels, int height, int width, int classes, SeededRandom random) {
    boolean first = random.uniform() < 0.5;
    boolean cut = cutmix > 0 && (mixup == 0 || first);
    double share = 1;
    if (cut) {
      share = paste(pixels, labels.length, height, width, random);
    } else if (mixup > 0) {
      share = random.beta(mixup, mixup);
      add(pixels, labels.length, (float) share);
    }
    return targets(labels, classes, share);
  }

  private float[] targets(int[] labels, int classes, double share) {
    float[] targets = new float[labels.length * classes];
    double[] row = new double[classes];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(row, smoothing / classes);
      row[labels[i]] += (1 - smoothing) * share;
      row[labels[before(i, labels.length)]] += (1 - smoothing) * (1 - share);
      for (int c = 0; c < classes; c++) {
        targets[i * classes + c] = (float) row[c];
      }
    }
    return targets;
  }

  private static int before(int picture, int pictures) {
    return (picture + pictures - 1) % pictures;
  }

  /** x ← λ x + (1 − λ) x′. */
  private static void add(float[] pixels, int pictures, float share) {
    int size = pixels.length / pictures;
    float[] last = Arrays.copyOfRange(pixels, pixels.length - size, pixels.length);
    for (int i = pictures - 1; i >= 0; i--) {
      for (int p = 0; p < size; p++) {
        float other = i == 0 ? last[p] : pixels[(i - 1) * size + p];
        pixels[i * size + p] = share * pixels[i * size + p] + (1 - share) * other;
      }
    }
  }

  /**
   * A rectangle of √(1 − λ) of the sides, its middle drawn, cut where it leaves the picture.
   *
   * @return the share of each picture that is its own
   */
  private double paste(float[] pixels, int pictures, int height, int width, SeededRandom random) {
    double side = Math.sqrt(1 - random.beta(cutmix, cutmix));
    int halfHeight = (int) (height * side) / 2;
    int halfWidth = (int) (width * side) / 2;
    int row = random.below(height);
    int column = random.below(width);
    int top = Math.max(0, row - halfHeight);
    int bottom = Math.min(height, row + halfHeight);
    int left = Math.max(0, column - halfWidth);
    int right = Math.min(width, column + halfWidth);
    int area = height * width;
    int size = pixels.length / pictures;
    float[] last = Arrays.copyOfRange(pixels, pixels.length - size, pixels.length);
    for (int i = pictures - 1; i >= 0; i--) {
      float[] source = i == 0 ? last : pixels;
      int from = i == 0 ? 0 : (i - 1) * size;
      for (int map = 0; map < size; map += area) {
        for (int y = top; y < bottom; y++) {
          int line = map + y * width + left;
          System.arraycopy(source, from + line, pixels, i * size + line, right - left);
        }
      }
    }
    return 1 - (double) (bottom - top) * (right - left) / area;
  }
}
