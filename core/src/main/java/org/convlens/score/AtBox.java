package org.convlens.score;

import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Places;

/**
 * What a detector says of a class in one box, before the overlapping ones are dropped.
 *
 * @param said its logit or its probability
 * @param independent whether each class has a sigmoid of its own
 * @param box its number among all boxes
 */
record AtBox(Said said, int index, boolean independent, int box, Places places) implements Term {
  /** The same with the probability in the place of the logit. */
  AtBox probable(int of, boolean ownSigmoids) {
    return new AtBox(Said.PROBABILITY, of, ownSigmoids, box, places);
  }

  @Override
  public LayerId layer(Graph graph) {
    return Head.of(graph).logits();
  }

  @Override
  public double value(Volume scores) {
    return said.of(places.of(scores, box), index, independent);
  }

  @Override
  public Volume slope(Volume scores) {
    Volume here = places.of(scores, box);
    float[] slope = new float[scores.size()];
    for (int c = 0; c < places.classes(); c++) {
      slope[places.at(c, box)] = (float) said.slope(here, index, independent, c);
    }
    return Volume.of(scores.channels(), scores.height(), scores.width(), slope);
  }

  @Override
  public String toString() {
    String at = "box(" + index + ", " + box + ")";
    return said == Said.LOGIT ? at : "probability in " + at;
  }
}
