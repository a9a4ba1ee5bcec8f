package org.convlens.ascent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.convlens.net.Excerpt;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.score.Term;

/**
 * A goal and the part of a network that it needs: where all scores ask for a few channels of one
 * layer, the others are not computed.
 */
record Focus(Goal goal, Network network) {
  /** The part is to be closed before the network, if it is not the network itself. */
  static Focus on(Goal goal, Network network) {
    Graph graph = network.model().graph();
    Set<LayerId> layers = goal.layers(graph);
    Optional<List<Integer>> channels = channels(goal);
    if (layers.size() != 1 || channels.isEmpty()) {
      return new Focus(goal, network);
    }
    LayerId layer = layers.iterator().next();
    if (2 * channels.get().size() > graph.node(layer).shape().channels()) {
      return new Focus(goal, network);
    }
    return Excerpt.of(graph, layer, channels.get())
        .flatMap(
            excerpt ->
                network
                    .only(excerpt)
                    .map(part -> new Focus(at(goal, excerpt, channels.get()), part)))
        .orElseGet(() -> new Focus(goal, network));
  }

  /** The channels that all scores together ask for; empty, if they ask for more than channels. */
  private static Optional<List<Integer>> channels(Goal goal) {
    Set<Integer> channels = new TreeSet<>();
    for (Score score : goal.scores()) {
      for (Score.Weighted weighted : score.terms()) {
        if (weighted.term() instanceof Term.Channel term) {
          channels.add(term.channel());
        } else if (weighted.term() instanceof Term.Neuron term) {
          channels.add(term.channel());
        } else {
          return Optional.empty();
        }
      }
    }
    return goal.diversity() > 0 ? Optional.empty() : Optional.of(List.copyOf(channels));
  }

  private static Goal at(Goal goal, Excerpt excerpt, List<Integer> channels) {
    List<Score> scores = new ArrayList<>();
    for (Score score : goal.scores()) {
      scores.add(
          new Score(
              score.terms().stream()
                  .map(w -> new Score.Weighted(w.weight(), at(w.term(), excerpt, channels)))
                  .toList()));
    }
    return new Goal(scores);
  }

  private static Term at(Term term, Excerpt excerpt, List<Integer> channels) {
    if (term instanceof Term.Channel asked) {
      return new Term.Channel(excerpt.layer(), channels.indexOf(asked.channel()));
    }
    if (term instanceof Term.Neuron asked) {
      return new Term.Neuron(
          excerpt.layer(), channels.indexOf(asked.channel()), asked.y(), asked.x());
    }
    return term;
  }
}
