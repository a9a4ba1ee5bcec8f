package org.convlens.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;

/** Gradient descent, in plain loops, on a network that is one dense layer called "logits". */
final class SoftmaxRegression implements Learner {
  static final Engine ENGINE =
      new Engine() {
        @Override
        public Network open(Model model) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Learner learner(Graph graph, Settings settings) {
          return new SoftmaxRegression(graph);
        }
      };

  private static final LayerId LOGITS = new LayerId("logits");

  private final Graph graph;
  private final int classes;
  private final int features;
  private final float[] weights;
  private final float[] bias;
  private float[] averages = {};
  private long steps;

  private SoftmaxRegression(Graph graph) {
    this.graph = graph;
    List<Tensor> tensors = graph.node(LOGITS).weights();
    this.classes = tensors.get(0).shape().extent(0);
    this.features = tensors.get(0).shape().extent(1);
    this.weights = tensors.get(0).toFloats();
    this.bias = tensors.get(1).toFloats();
  }

  @Override
  public Result learn(Batch batch, double rate) {
    steps++;
    return pass(batch, rate / batch.size());
  }

  @Override
  public Result test(Batch batch, Version version) {
    float[] now = all();
    set(version == Version.AVERAGED && averages.length > 0 ? averages : now);
    Result result = pass(batch, 0);
    set(now);
    return result;
  }

  @Override
  public float[] predict(float[] pixels, int pictures, Version version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void average(double decay) {
    if (averages.length == 0) {
      averages = all();
    } else {
      float[] now = all();
      for (int i = 0; i < now.length; i++) {
        averages[i] = (float) (decay * averages[i] + (1 - decay) * now[i]);
      }
    }
  }

  /** Weights and biases one after the other. */
  private float[] all() {
    float[] all = Arrays.copyOf(weights, weights.length + bias.length);
    System.arraycopy(bias, 0, all, weights.length, bias.length);
    return all;
  }

  private void set(float[] all) {
    System.arraycopy(all, 0, weights, 0, weights.length);
    System.arraycopy(all, weights.length, bias, 0, bias.length);
  }

  @Override
  public void adopt() {
    set(averages);
  }

  @Override
  public State state() {
    return new State(steps, new TreeMap<>(Map.of("weights", all(), "averages", averages.clone())));
  }

  @Override
  public void restore(State state) {
    steps = state.steps();
    set(Objects.requireNonNull(state.numbers().get("weights")));
    averages = Objects.requireNonNull(state.numbers().get("averages")).clone();
  }

  @Override
  public Optional<LayerId> firstNotFinite(Batch batch) {
    return Optional.of(LOGITS);
  }

  private Result pass(Batch batch, double step) {
    double loss = 0;
    int correct = 0;
    for (int item = 0; item < batch.labels().length; item++) {
      double[] p = probabilities(batch.pixels(), item * features);
      int label = batch.labels()[item];
      loss -= Math.log(p[label]);
      boolean right = true;
      for (int k = 0; k < classes; k++) {
        right &= p[k] <= p[label];
        double slope = step * (p[k] - (k == label ? 1 : 0));
        bias[k] -= (float) slope;
        for (int i = 0; i < features; i++) {
          weights[k * features + i] -= (float) (slope * batch.pixels()[item * features + i]);
        }
      }
      correct += right ? 1 : 0;
    }
    return new Result(loss / batch.labels().length, correct);
  }

  private double[] probabilities(float[] pixels, int from) {
    double[] p = new double[classes];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double logit = bias[k];
      for (int i = 0; i < features; i++) {
        logit += weights[k * features + i] * pixels[from + i];
      }
      p[k] = Math.exp(logit);
      sum += p[k];
    }
    for (int k = 0; k < classes; k++) {
      p[k] /= sum;
    }
    return p;
  }

  @Override
  public Graph snapshot(Version version) {
    float[] all = version == Version.AVERAGED && averages.length > 0 ? averages : all();
    float[] matrix = Arrays.copyOf(all, weights.length);
    float[] rest = Arrays.copyOfRange(all, weights.length, all.length);
    return graph.withWeights(
        Map.of(
            LOGITS,
            List.of(
                Tensor.of(Shape.of(classes, features), matrix),
                Tensor.of(Shape.of(classes), rest))));
  }

  @Override
  public void close() {}
}
