package org.convlens.method.cam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Place;
import org.convlens.net.ClassMaps;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Note;

/**
 * A map of where a layer's feature maps speak for a score: max(0, votes). The members of the family
 * differ in how maps A and gradients g = ∂y/∂A become votes.
 */
public interface ClassActivation extends Explanation {
  /** The layer whose feature maps vote. */
  Place layer();

  /**
   * @param maps A, C × H × W
   * @param gradient g = ∂y/∂A, of the same shape
   * @return 1 × H × W, with both signs
   */
  Volume votes(Volume maps, Volume gradient);

  /** Whether {@link #votes} looks at the gradient; if not, it is given zeros. */
  default boolean needsGradient() {
    return true;
  }

  /** What the map is of, for its title. */
  default String shown(Score score) {
    return score.toString();
  }

  /** What is always worth knowing of such a map. */
  default List<Note> remarks() {
    return List.of();
  }

  /** The map at the layer's resolution, not normalised. */
  @Override
  default Heatmap explain(Network network, Volume input, Score score) {
    Graph graph = network.model().graph();
    LayerId target = layer().oneIn(graph);
    Set<LayerId> watch = new HashSet<>(needsGradient() ? score.layers(graph) : Set.of());
    watch.add(target);
    Set<LayerId> differentiable = needsGradient() ? Set.of(target) : Set.of();
    try (Trace trace = network.trace(List.of(input), watch, differentiable)) {
      Volume maps = trace.at(0, target);
      Volume gradient =
          needsGradient()
              ? trace.pull(score.slope(graph, trace), target).get(0)
              : Volume.zeros(maps.channels(), maps.height(), maps.width());
      Volume votes = votes(maps, gradient);
      List<Note> notes = new ArrayList<>(Diagnosis.ofVotes(votes));
      notes.addAll(remarks());
      if (needsGradient() && ClassMaps.of(graph).contains(target)) {
        notes.add(
            Note.fact(
                "Each map of this layer is of one class, so all gradient CAMs show the same here: what"
                    + " the class's own map says."));
      }
      if (needsGradient()) {
        notes.addAll(Diagnosis.ofScore(network.model(), score, trace));
      }
      String title = String.format(Locale.ROOT, "%s at %s", shown(score), target);
      return new Heatmap(title, votes.relu(), false, notes);
    }
  }
}
