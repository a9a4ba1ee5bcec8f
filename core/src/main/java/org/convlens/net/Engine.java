package org.convlens.net;

/** What runs and trains networks. */
public interface Engine {
  /** Makes a model ready to run. */
  Network open(Model model);

  /** Makes a graph ready to learn, from the weights that it has. */
  Learner learner(Graph graph, Learner.Settings settings);
}
