package org.convlens.atlas.chart;

import org.convlens.atlas.nearest.Nearest;

/**
 * How much the neighbours of a vector belong to it: w = exp(−max(0, d − ρ) / σ), where ρ is the
 * distance of the nearest that is not in the same place, and σ is such that Σ w = log₂ k with k
 * counting the vector itself (McInnes, Healy, Melville 2018, algorithm 3).
 *
 * @param rho from 0
 * @param sigma more than 0
 */
public record Membership(double rho, double sigma) {
  private static final int STEPS = 200;
  private static final double ENOUGH = 1e-12;

  /**
   * σ is no smaller than this share of the mean distance, so that equal ones do not stand alone.
   */
  private static final double LEAST = 1e-3;

  /**
   * @param nearest without itself
   * @param whole the mean of all distances of all vectors
   */
  static Membership of(Nearest nearest, double whole) {
    float[] distances = nearest.distances();
    double rho = 0;
    double mean = 0;
    for (float distance : distances) {
      mean += distance / (distances.length + 1);
      if (rho == 0 && distance > 0) {
        rho = distance;
      }
    }
    double wanted = StrictMath.log(distances.length + 1) / StrictMath.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double sigma = 1;
    for (int step = 0; step < STEPS; step++) {
      double excess = sum(distances, rho, sigma) - wanted;
      if (Math.abs(excess) < ENOUGH) {
        break;
      }
      if (excess > 0) {
        high = sigma;
        sigma = (low + high) / 2;
      } else {
        low = sigma;
        sigma = high == Double.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
      }
    }
    double least = LEAST * (rho > 0 ? mean : whole);
    return new Membership(rho, Math.max(Math.max(sigma, least), Double.MIN_NORMAL));
  }

  private static double sum(float[] distances, double rho, double sigma) {
    double sum = 0;
    for (float distance : distances) {
      sum += weight(distance, rho, sigma);
    }
    return sum;
  }

  private static double weight(double distance, double rho, double sigma) {
    return distance <= rho ? 1 : StrictMath.exp(-(distance - rho) / sigma);
  }

  /** 0..1: how much what lies so far away belongs to it. */
  public double weight(double distance) {
    return weight(distance, rho, sigma);
  }
}
