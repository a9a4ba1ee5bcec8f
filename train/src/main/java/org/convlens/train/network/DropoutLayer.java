package org.convlens.train.network;

import java.util.Locale;
import org.convlens.net.op.Dropout;

/**
 * Sets a share of the numbers to zero while training.
 *
 * @param rate the share that is set to zero, 0 to below 1
 */
public record DropoutLayer(double rate, String name) implements Layer {
  public DropoutLayer {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a share of %s is dropped: it must be from 0 to below 1", rate));
    }
  }

  public DropoutLayer name(String other) {
    return new DropoutLayer(rate, other);
  }

  @Override
  public String text() {
    return "dropout " + TextLine.number(rate) + Weighing.named(name);
  }

  @Override
  public void join(Assembly assembly) {
    assembly.add("dropout", name, new Dropout((float) rate));
  }
}
