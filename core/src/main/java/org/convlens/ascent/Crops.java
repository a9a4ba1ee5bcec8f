package org.convlens.ascent;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Square crops at random places, smaller and smaller, each enlarged to what the network takes (Fel
 * et al. 2023): centres N(½, 0.15), sides N(s, 0.05) with s going evenly from the largest to the
 * smallest share.
 *
 * @param height of the picture
 * @param viewHeight of what the network takes
 * @param noise standard deviation of the noise that is added
 */
public record Crops(
    int height,
    int width,
    int viewHeight,
    int viewWidth,
    int count,
    double largest,
    double smallest,
    double noise)
    implements Gaze {
  private static final double SCATTER = 0.15;
  private static final double SPREAD = 0.05;

  /** A crop of fewer pixels, or of a smaller part of what the network takes, holds nothing. */
  private static final int LEAST_PIXELS = 28;

  private static final double LEAST = 0.25;

  @Override
  public List<Glance> looks(double time, SplittableRandom random) {
    double share = largest + (smallest - largest) * time;
    double least = Math.min(1, Math.max(LEAST_PIXELS, LEAST * viewHeight) / height);
    List<Glance> looks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double side = Math.max(least, Math.min(1, share + SPREAD * random.nextGaussian()));
      double y = place(SCATTER * random.nextGaussian(), side);
      double x = place(SCATTER * random.nextGaussian(), side);
      looks.add(
          new Glance(
              height,
              width,
              viewHeight,
              viewWidth,
              y * height,
              side * height / viewHeight,
              0,
              x * width,
              0,
              side * width / viewWidth));
    }
    return looks;
  }

  /** The centre of a crop that lies inside the picture, counted from the picture's. */
  private static double place(double centre, double side) {
    double reach = (1 - side) / 2;
    return Math.max(-reach, Math.min(reach, centre));
  }
}
