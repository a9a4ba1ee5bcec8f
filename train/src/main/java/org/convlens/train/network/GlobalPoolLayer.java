package org.convlens.train.network;

import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.GlobalPool2d.Function;

/** One number a map: its mean or its largest. */
public record GlobalPoolLayer(Function function, String name) implements Layer {
  public GlobalPoolLayer name(String other) {
    return new GlobalPoolLayer(function, other);
  }

  @Override
  public String text() {
    String word = function == Function.MEAN ? "globalavgpool" : "globalmaxpool";
    return word + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    assembly.maps();
    String kind = function == Function.MEAN ? "average" : "max";
    String pool = assembly.add("global_" + kind + "_pooling2d", name, new GlobalPool2d(function));
    assembly.follow(pool + "/flatten", new Flatten(1));
  }
}
