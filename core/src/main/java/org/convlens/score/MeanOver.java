package org.convlens.score;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Places;

/**
 * The mean of what a network says of a class over some of the places where it says it.
 *
 * @param said which of its numbers
 * @param independent whether each class has a sigmoid of its own
 * @param where as people write it
 * @param over the places that are meant
 */
record MeanOver(
    Said said, int index, boolean independent, Region where, Places places, List<Integer> over)
    implements Term {
  MeanOver {
    over = List.copyOf(over);
  }

  /** The same with probabilities in the place of logits. */
  MeanOver probable(int of, boolean ownSigmoids) {
    return new MeanOver(Said.PROBABILITY, of, ownSigmoids, where, places, over);
  }

  @Override
  public LayerId layer(Graph graph) {
    return said == Said.VALUE ? graph.output() : Head.of(graph).logits();
  }

  @Override
  public double value(Volume scores) {
    double sum = 0;
    for (int place : over) {
      sum +=
          said == Said.PROBABILITY
              ? said.of(places.of(scores, place), index, independent)
              : scores.at(places.at(index, place));
    }
    return sum / over.size();
  }

  @Override
  public Volume slope(Volume scores) {
    float[] slope = new float[scores.size()];
    for (int place : over) {
      if (said == Said.PROBABILITY) {
        Volume here = places.of(scores, place);
        for (int c = 0; c < places.classes(); c++) {
          slope[places.at(c, place)] =
              (float) (said.slope(here, index, independent, c) / over.size());
        }
      } else {
        slope[places.at(index, place)] = 1f / over.size();
      }
    }
    return Volume.of(scores.channels(), scores.height(), scores.width(), slope);
  }

  @Override
  public String toString() {
    return "mean(" + said.of(index) + " over " + where + ")";
  }
}
