package org.convlens.net;

import java.util.Map;

/** What runs and trains networks. */
public interface Engine {
  /** Makes a model ready to run. */
  Network open(Model model);

  /** What the last bits of its numbers hang on, by name, such as the number of its threads. */
  default Map<String, String> facts() {
    return Map.of();
  }

  /** Makes a graph ready to learn, from the weights that it has. */
  Learner learner(Graph graph, Learner.Settings settings);
}
