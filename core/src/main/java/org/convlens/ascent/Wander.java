package org.convlens.ascent;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The published transforms that keep a picture robust: shift, scale, turn, shift (Olah et al.
 * 2017), drawn anew for each update and done in one resampling. Shifts are whole pixels and even:
 * both ends are as likely as the middle.
 *
 * @param jitter how far the first shift goes, both ways together, as a share of the side; the
 *     second goes half as far
 * @param zoom the largest change of scale: 0.1 is 0.90, 0.92 … 1.10
 * @param turn the largest angle in degrees
 */
public record Wander(int height, int width, double jitter, double zoom, double turn)
    implements Gaze {
  private static final int SCALES = 5;
  private static final int ANGLES = 10;
  private static final int UPRIGHT = 5;

  @Override
  public List<Glance> looks(double time, SplittableRandom random) {
    int y = shift(random, jitter * height);
    int x = shift(random, jitter * width);
    double scale = 1 + zoom * (random.nextInt(2 * SCALES + 1) - SCALES) / SCALES;
    int step = random.nextInt(2 * ANGLES + 1 + UPRIGHT) - ANGLES;
    double angle = step > ANGLES ? 0 : Math.toRadians(turn * step / ANGLES);
    int y2 = shift(random, jitter * height / 2);
    int x2 = shift(random, jitter * width / 2);
    double cosine = Math.cos(angle) / scale;
    double sine = Math.sin(angle) / scale;
    return List.of(
        new Glance(
            height,
            width,
            height,
            width,
            y + cosine * y2 - sine * x2,
            cosine,
            -sine,
            x + sine * y2 + cosine * x2,
            sine,
            cosine));
  }

  /** A whole number, each as likely, within ± extent / 2. */
  private static int shift(SplittableRandom random, double extent) {
    int reach = (int) Math.round(extent / 2);
    return random.nextInt(2 * reach + 1) - reach;
  }
}
