package org.convlens.atlas.chart;

import org.convlens.task.Progress;
import org.convlens.task.StoppedException;

/**
 * Moves points of the plane until those lie together that belong together (McInnes, Healy, Melville
 * 2018, algorithm 5): each edge pulls at its ends as often as its weight says, and five others,
 * drawn at random, push away. On one thread, in a fixed order, with the same numbers everywhere.
 */
final class Layout {
  private static final int PUSHES = 5;
  private static final double LIMIT = 4;
  private static final double SOFT = 1e-3;

  private final FuzzyGraph graph;
  private final Falloff falloff;
  private final Power power;
  private final int epochs;
  private final Dice dice;

  /**
   * @param epochs how often the heaviest edges pull
   */
  Layout(FuzzyGraph graph, Falloff falloff, int epochs, long seed) {
    this.graph = graph;
    this.falloff = falloff;
    this.power = new Power(falloff.b());
    this.epochs = epochs;
    this.dice = new Dice(seed);
  }

  /**
   * @param x where the points begin; changed
   * @param y likewise
   * @param progress one step an epoch
   * @throws StoppedException if the work was stopped
   */
  void run(double[] x, double[] y, Progress progress) {
    double heaviest = 0;
    for (double weight : graph.weights()) {
      heaviest = Math.max(heaviest, weight);
    }
    int edges = graph.weights().length;
    float[] every = new float[edges];
    float[] next = new float[edges];
    for (int e = 0; e < edges; e++) {
      double pulls = epochs * graph.weights()[e] / heaviest;
      every[e] = pulls < 1 ? Float.POSITIVE_INFINITY : (float) (epochs / pulls);
      next[e] = every[e];
    }
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double rate = 1 - (epoch - 1.0) / epochs;
      epoch(x, y, epoch, rate, every, next);
      progress.advance(1, "");
      if (progress.cancelled()) {
        throw new StoppedException("stopped before the map was laid out: nothing is written");
      }
    }
  }

  private void epoch(double[] x, double[] y, int epoch, double rate, float[] every, float[] next) {
    for (int i = 0; i < x.length; i++) {
      for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
        if (next[e] > epoch) {
          continue;
        }
        next[e] += every[e];
        pull(x, y, i, graph.columns()[e], rate);
        for (int push = 0; push < PUSHES; push++) {
          int other = dice.below(x.length);
          if (other != i) {
            push(x, y, i, other, rate);
          }
        }
      }
    }
  }

  /** −2ab d²ᵇ⁻² / (1 + a d²ᵇ): both ends move. */
  private void pull(double[] x, double[] y, int i, int j, double rate) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double square = dx * dx + dy * dy;
    if (square == 0) {
      return;
    }
    double raised = power.of(square);
    double factor = -2 * falloff.a() * falloff.b() * (raised / square) / (1 + falloff.a() * raised);
    double mx = rate * clipped(factor * dx);
    double my = rate * clipped(factor * dy);
    x[i] += mx;
    y[i] += my;
    x[j] -= mx;
    y[j] -= my;
  }

  /** 2b / ((0.001 + d²)(1 + a d²ᵇ)): the one moves. */
  private void push(double[] x, double[] y, int i, int j, double rate) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double square = dx * dx + dy * dy;
    if (square == 0) {
      return;
    }
    double raised = power.of(square);
    double factor = 2 * falloff.b() / ((SOFT + square) * (1 + falloff.a() * raised));
    x[i] += rate * clipped(factor * dx);
    y[i] += rate * clipped(factor * dy);
  }

  private static double clipped(double step) {
    return Math.max(-LIMIT, Math.min(LIMIT, step));
  }
}
