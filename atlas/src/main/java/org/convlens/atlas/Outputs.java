package org.convlens.atlas;

import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.score.Prediction;
import org.convlens.score.Probabilities;

/**
 * What a network says of a picture.
 *
 * @param values ln of the probability of each class by its index; of a regression the values
 * @param explained the class or value that is explained: the likeliest, or the first value
 * @param probability of that class; NaN where it has none
 */
record Outputs(float[] values, int explained, double probability) {
  /**
   * @param scores what the head's layer says
   */
  static Outputs of(Head head, Labels labels, Volume scores) {
    if (!head.hasProbability()) {
      var all = Prediction.all(head, labels, scores);
      float[] values = new float[all.size()];
      all.forEach(one -> values[one.index()] = (float) one.logit());
      return new Outputs(values, all.get(0).index(), Double.NaN);
    }
    double[] p = Probabilities.of(scores, head.independent());
    int best = 0;
    for (int i = 1; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    return new Outputs(logarithms(head, scores), best, p[best]);
  }

  private static float[] logarithms(Head head, Volume scores) {
    int n = scores.size();
    if (n == 1) {
      return new float[] {(float) logSigmoid(-scores.at(0)), (float) logSigmoid(scores.at(0))};
    }
    float[] values = new float[n];
    double max = scores.max();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += StrictMath.exp(scores.at(i) - max);
    }
    double rest = max + StrictMath.log(sum);
    for (int i = 0; i < n; i++) {
      double z = scores.at(i);
      values[i] = (float) (head.independent() ? logSigmoid(z) : z - rest);
    }
    return values;
  }

  private static double logSigmoid(double z) {
    return z < 0 ? z - StrictMath.log1p(StrictMath.exp(z)) : -StrictMath.log1p(StrictMath.exp(-z));
  }

  /**
   * The true class's place among all, 1 for the likeliest.
   *
   * @param predicted the likeliest class
   */
  static int rank(float[] values, int predicted, int truth) {
    if (truth == predicted) {
      return 1;
    }
    int before = 0;
    for (int i = 0; i < values.length; i++) {
      boolean equal = values[i] == values[truth] && (i < truth || i == predicted);
      before += i != truth && (values[i] > values[truth] || equal) ? 1 : 0;
    }
    return Math.max(2, before + 1);
  }
}
