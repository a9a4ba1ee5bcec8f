package org.convlens.train.network;

import org.convlens.array.Shape;
import org.convlens.net.op.Linear;

/**
 * A dense layer.
 *
 * @param features how many numbers come out; {@link #CLASSES} for as many as there are classes
 */
public record DenseLayer(int features, Weighing weighing) implements Layer {
  /** As many as there are classes. */
  public static final int CLASSES = 0;

  public DenseLayer nobias() {
    return with(weighing.bias(false));
  }

  public DenseLayer init(Initialiser initialiser) {
    return with(weighing.initialiser(initialiser));
  }

  /** Its weights stay as they begin. */
  public DenseLayer frozen() {
    return with(weighing.frozen(true));
  }

  public DenseLayer relu() {
    return activation(Activation.RELU);
  }

  public DenseLayer softmax() {
    return activation(Activation.SOFTMAX);
  }

  public DenseLayer activation(Activation activation) {
    return with(weighing.activation(activation));
  }

  public DenseLayer name(String name) {
    return with(weighing.name(name));
  }

  private DenseLayer with(Weighing other) {
    return new DenseLayer(features, other);
  }

  @Override
  public String text() {
    return "dense " + (features == CLASSES ? "classes" : features) + weighing.text();
  }

  @Override
  public void join(Assembly assembly) {
    Shape input = assembly.shape();
    if (input.rank() != 2) {
      throw new IllegalArgumentException(
          "it takes a row of numbers, not maps "
              + Assembly.size(input)
              + ": put 'flatten' or 'globalavgpool' before it");
    }
    int in = input.extent(-1);
    int out = features == CLASSES ? assembly.classes() : features;
    assembly.weigh("dense", new Linear(false), Shape.of(out, in), in, out, weighing);
  }
}
