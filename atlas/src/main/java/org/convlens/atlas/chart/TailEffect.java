package org.convlens.atlas.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;

/**
 * What becomes of the logits if a layer says a vector in each of its cells, less what becomes of
 * them if it says the mean of all samples, less what moves all classes alike. Where the rest of the
 * network is pooling and one dense layer this is the linear effect (Carter et al. 2019). To be
 * closed.
 */
public final class TailEffect implements ClassEffect, AutoCloseable {
  private final Trace trace;
  private final LayerId layer;
  private final LayerId logits;
  private final double[] usual;

  /**
   * @param usual the mean of all samples
   */
  public TailEffect(Network network, LayerId layer, float[] usual) {
    Shape input = network.model().graph().inputShape();
    this.layer = layer;
    this.logits = network.model().head().logits();
    Volume empty = Volume.zeros(input.channels(), input.height(), input.width());
    this.trace = network.trace(List.of(empty), Set.of(layer, logits));
    this.usual = logits(usual);
  }

  @Override
  public double[] of(float[] mean) {
    double[] effect = logits(mean);
    for (int c = 0; c < effect.length; c++) {
      effect[c] -= usual[c];
    }
    double all = Arrays.stream(effect).average().orElse(0);
    for (int c = 0; c < effect.length; c++) {
      effect[c] -= all;
    }
    return effect;
  }

  private double[] logits(float[] vector) {
    Volume maps = trace.at(0, layer);
    Volume said =
        Volume.generate(vector.length, maps.height(), maps.width(), (c, y, x) -> vector[c]);
    try (Trace resumed = trace.resume(layer, List.of(said))) {
      float[] scores = resumed.at(0, logits).toArray();
      double[] wide = new double[scores.length];
      Arrays.setAll(wide, c -> scores[c]);
      return wide;
    }
  }

  @Override
  public void close() {
    trace.close();
  }
}
