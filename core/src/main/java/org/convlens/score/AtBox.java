package org.convlens.score;

import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Places;

/**
 * A class's logit of one box, as a detector says it before the overlapping ones are dropped.
 *
 * @param box its number among all boxes
 */
record AtBox(int index, int box, Places places) implements Term {
  @Override
  public LayerId layer(Graph graph) {
    return Head.of(graph).logits();
  }

  @Override
  public double value(Volume scores) {
    return scores.at(places.at(index, box));
  }

  @Override
  public Volume slope(Volume scores) {
    float[] slope = new float[scores.size()];
    slope[places.at(index, box)] = 1;
    return Volume.of(scores.channels(), scores.height(), scores.width(), slope);
  }

  @Override
  public String toString() {
    return "box(" + index + ", " + box + ")";
  }
}
