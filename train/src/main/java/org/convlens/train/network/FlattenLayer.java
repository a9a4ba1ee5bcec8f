package org.convlens.train.network;

import org.convlens.net.op.Flatten;

/** Maps become one row of numbers, map after map. */
public record FlattenLayer(String name) implements Layer {
  public FlattenLayer name(String other) {
    return new FlattenLayer(other);
  }

  @Override
  public String text() {
    return "flatten" + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    assembly.add("flatten", name, new Flatten(1));
  }
}
