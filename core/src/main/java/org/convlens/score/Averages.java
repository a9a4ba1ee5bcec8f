package org.convlens.score;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.Places;

/** What a network says in many places, averaged over them. */
final class Averages {
  private Averages() {}

  /** All classes, the most probable first; or all values, by index. */
  static List<Prediction> of(Head head, Labels labels, Volume scores) {
    Places places = head.places();
    double[] probabilities = new double[head.answers()];
    double[] logits = new double[head.answers()];
    boolean single = head.answers() > head.classes();
    for (int place = 0; place < places.count(); place++) {
      Volume here = places.of(scores, place);
      double[] p = head.isRegression() ? probabilities : Probabilities.of(here, head.independent());
      for (int i = 0; i < logits.length; i++) {
        double logit = single ? (i == 0 ? -1 : 1) * here.at(0) : here.at(i);
        logits[i] += logit / places.count();
        if (!head.isRegression()) {
          probabilities[i] += p[i] / places.count();
        }
      }
    }
    List<Prediction> all = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      all.add(
          head.isRegression()
              ? new Prediction(
                  i, Prediction.valueName(labels, i, logits.length), Double.NaN, logits[i])
              : new Prediction(i, labels.name(i), probabilities[i], logits[i]));
    }
    if (!head.isRegression()) {
      all.sort(Prediction.LIKELIEST);
    }
    return all;
  }
}
