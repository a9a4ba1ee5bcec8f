package org.convlens.ascent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param diversity weight of how alike the pictures are
 * @param where the layer whose maps are compared for that; absent for the first layer of the scores
 */
public record Goal(List<Score> scores, double diversity, Optional<LayerId> where) {
  public Goal {
    scores = List.copyOf(scores);
  }

  /** Pictures that may be as alike as they become. */
  public Goal(List<Score> scores) {
    this(scores, 0, Optional.empty());
  }

  Set<LayerId> layers(Graph graph) {
    Set<LayerId> layers = new LinkedHashSet<>();
    scores.forEach(score -> layers.addAll(score.layers(graph)));
    if (isDiverse()) {
      where.ifPresent(layers::add);
    }
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
    if (isDiverse() && trace.items() > 1) {
      LayerId compared = where.orElseGet(() -> seeds.keySet().iterator().next());
      seeds.computeIfPresent(compared, (layer, s) -> Likeness.less(diversity, trace, layer, s));
    }
    return seeds;
  }

  private boolean isDiverse() {
    return diversity > 0 && scores.size() > 1;
  }
}
