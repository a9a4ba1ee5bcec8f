package org.convlens.train.network;

/** An activation as a layer of its own. */
public record ActivationLayer(Activation activation, String name) implements Layer {
  public ActivationLayer name(String other) {
    return new ActivationLayer(activation, other);
  }

  @Override
  public String text() {
    return activation.text() + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    assembly.add(
        activation == Activation.SOFTMAX ? "softmax" : "activation", name, activation.op());
  }
}
