package org.convlens.score;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;
import org.convlens.net.Places;

/**
 * The mean of a class's logit, or of a value, over some of the places where a network says it.
 *
 * @param valued whether it is a value that the network puts out
 * @param where as people write it
 * @param over the places that are meant
 */
record MeanOver(boolean valued, int index, Region where, Places places, List<Integer> over)
    implements Term {
  MeanOver {
    over = List.copyOf(over);
  }

  @Override
  public LayerId layer(Graph graph) {
    return valued ? graph.output() : Head.of(graph).logits();
  }

  @Override
  public double value(Volume scores) {
    double sum = 0;
    for (int place : over) {
      sum += scores.at(places.at(index, place));
    }
    return sum / over.size();
  }

  @Override
  public Volume slope(Volume scores) {
    float[] slope = new float[scores.size()];
    for (int place : over) {
      slope[places.at(index, place)] = 1f / over.size();
    }
    return Volume.of(scores.channels(), scores.height(), scores.width(), slope);
  }

  @Override
  public String toString() {
    return "mean(" + (valued ? "value(" : "logit(") + index + ") over " + where + ")";
  }
}
