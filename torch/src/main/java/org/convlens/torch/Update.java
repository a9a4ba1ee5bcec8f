package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.convlens.net.Optimiser;

/** How an optimiser moves parameters, in place, and the moments that it keeps of each. */
final class Update implements AutoCloseable {
  /** Numbers of a slice: with gradient and two moments, a megabyte. */
  private static final long SLICE = 1 << 16;

  /** Parameters of fewer numbers are changed as a whole. */
  private static final long LONG = 4 * SLICE;

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
        if (isLong(parameter.tensor()) && gradient.is_contiguous()) {
          applySliced(move, parameter, gradient, moments.get(i));
        } else {
          move.apply(parameter.tensor(), gradient, moments.get(i), parameter.multiplies());
        }
      }
    }
  }

  private static boolean isLong(Tensor parameter) {
    return parameter.numel() > LONG && parameter.is_contiguous();
  }

  /**
   * The same numbers a slice at a time: a formula goes over all of them some eight times, and a
   * slice stays in the processor's cache meanwhile.
   */
  private static void applySliced(
      UpdateRule.Move move, Parameters.Learned parameter, Tensor gradient, Tensor[] own) {
    Tensor all = parameter.tensor().detach().view(-1);
    Tensor slopes = gradient.view(-1);
    long count = all.numel();
    for (long from = 0; from < count; from += SLICE) {
      long start = from;
      long length = Math.min(SLICE, count - from);
      Scope.perform(
          false,
          () -> {
            Tensor[] parts = new Tensor[own.length];
            for (int k = 0; k < parts.length; k++) {
              parts[k] = own[k].view(-1).narrow(0, start, length);
            }
            move.apply(
                all.narrow(0, start, length),
                slopes.narrow(0, start, length),
                parts,
                parameter.multiplies());
          });
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
