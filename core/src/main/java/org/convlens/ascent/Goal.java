package org.convlens.ascent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.score.Score;

/**
 * What several pictures are to become, each with a score of its own; and how much they shall
 * differ.
 *
 * @param scores one for each picture
 * @param diversity weight of how alike the pictures are at the first layer of their scores
 */
public record Goal(List<Score> scores, double diversity) {
  public Goal {
    scores = List.copyOf(scores);
  }

  Set<LayerId> layers(Graph graph) {
    Set<LayerId> layers = new LinkedHashSet<>();
    scores.forEach(score -> layers.addAll(score.layers(graph)));
    return layers;
  }

  /** The slopes of all views of all pictures: the views of a picture follow each other. */
  Map<LayerId, List<Volume>> seeds(Graph graph, Trace trace, int looks) {
    Map<LayerId, List<Volume>> seeds = new LinkedHashMap<>();
    layers(graph).forEach(layer -> seeds.put(layer, new ArrayList<>()));
    for (int item = 0; item < trace.items(); item++) {
      Map<LayerId, Volume> slopes = scores.get(item / looks).slope(graph, trace, item);
      for (Map.Entry<LayerId, List<Volume>> entry : seeds.entrySet()) {
        Volume slope = slopes.get(entry.getKey());
        entry.getValue().add(slope != null ? slope : trace.at(item, entry.getKey()).times(0));
      }
    }
    if (diversity > 0 && trace.items() > 1) {
      LayerId first = seeds.keySet().iterator().next();
      seeds.computeIfPresent(first, (layer, s) -> Likeness.less(diversity, trace, layer, s));
    }
    return seeds;
  }
}
