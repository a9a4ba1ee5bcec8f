package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.convlens.net.Optimiser;

/** How an optimiser moves parameters, in place, and the moments that it keeps of each. */
final class Update implements AutoCloseable {
  private final UpdateRule rule;
  private final List<Parameters.Learned> parameters;
  private final List<Tensor[]> moments = new ArrayList<>();

  Update(Optimiser optimiser, List<Parameters.Learned> parameters) {
    this.rule = UpdateRule.of(optimiser);
    this.parameters = parameters;
    for (Parameters.Learned parameter : parameters) {
      Tensor[] own = new Tensor[rule.moments()];
      for (int i = 0; i < own.length; i++) {
        own[i] = Moments.zeros(parameter.tensor());
      }
      moments.add(own);
    }
  }

  /**
   * @param gradients one for each parameter, undefined where the loss does not depend on it
   * @param step from 1
   */
  void apply(TensorVector gradients, double rate, long step) {
    UpdateRule.Move move = rule.at(rate, step);
    for (int i = 0; i < parameters.size(); i++) {
      Tensor gradient = gradients.get(i);
      if (gradient.defined()) {
        Parameters.Learned parameter = parameters.get(i);
        move.apply(parameter.tensor(), gradient, moments.get(i), parameter.multiplies());
      }
    }
  }

  void save(SortedMap<String, float[]> numbers) {
    for (int i = 0; i < parameters.size(); i++) {
      for (int k = 0; k < moments.get(i).length; k++) {
        Moments.save(name(i, k), moments.get(i)[k], numbers);
      }
    }
  }

  void restore(SortedMap<String, float[]> numbers) {
    for (int i = 0; i < parameters.size(); i++) {
      for (int k = 0; k < moments.get(i).length; k++) {
        Moments.restore(name(i, k), moments.get(i)[k], numbers);
      }
    }
  }

  private String name(int parameter, int moment) {
    return "moment " + moment + " " + parameters.get(parameter).name();
  }

  @Override
  public void close() {
    for (Tensor[] own : moments) {
      for (Tensor tensor : own) {
        tensor.close();
      }
    }
  }
}
