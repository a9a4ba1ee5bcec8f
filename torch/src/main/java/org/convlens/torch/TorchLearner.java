package org.convlens.torch;

import org.convlens.net.*;

final class TorchLearner implements Learner {
  TorchLearner(Graph g, Settings s) {}

  @Override
  public Result learn(Batch b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Result test(Batch b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Graph snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
