package org.convlens.score;

import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;

/** One number read off one layer, with its slope there. */
public sealed interface Term {
  /** The layer that the number is read off. */
  LayerId layer(Graph graph);

  double value(Volume layer);

  /** The derivative of the number with respect to the layer, of the layer's shape. */
  Volume slope(Volume layer);

  /** A class's score before any softmax. */
  record Logit(int index) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return Head.of(graph).logits();
    }

    @Override
    public double value(Volume logits) {
      return logits.at(index);
    }

    @Override
    public Volume slope(Volume logits) {
      return oneHot(logits, index, 1);
    }

    @Override
    public String toString() {
      return "logit(" + index + ")";
    }
  }

  /** A class's probability: softmax over the logits, or the sigmoid of a single one. */
  record Probability(int index) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return Head.of(graph).logits();
    }

    @Override
    public double value(Volume logits) {
      return Probabilities.of(logits)[index];
    }

    @Override
    public Volume slope(Volume logits) {
      double[] p = Probabilities.of(logits);
      if (logits.size() == 1) {
        return logits.map(v -> (float) (p[0] * (1 - p[0])));
      }
      float[] slope = new float[p.length];
      for (int i = 0; i < slope.length; i++) {
        slope[i] = (float) (p[index] * ((i == index ? 1 : 0) - p[i]));
      }
      return Volume.of(logits.channels(), logits.height(), logits.width(), slope);
    }

    @Override
    public String toString() {
      return "probability(" + index + ")";
    }
  }

  /** One unit of a layer. */
  record Neuron(LayerId layer, int channel, int y, int x) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return layer;
    }

    @Override
    public double value(Volume maps) {
      return maps.at(channel, y, x);
    }

    @Override
    public Volume slope(Volume maps) {
      return oneHot(maps, (channel * maps.height() + y) * maps.width() + x, 1);
    }

    @Override
    public String toString() {
      return "neuron(" + layer + ", " + channel + ", " + y + ", " + x + ")";
    }
  }

  /** The mean of one feature map. */
  record Channel(LayerId layer, int channel) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return layer;
    }

    @Override
    public double value(Volume maps) {
      return maps.channel(channel).mean();
    }

    @Override
    public Volume slope(Volume maps) {
      float share = 1f / maps.area();
      return Volume.generate(
          maps.channels(), maps.height(), maps.width(), (c, y, x) -> c == channel ? share : 0);
    }

    @Override
    public String toString() {
      return "channel(" + layer + ", " + channel + ")";
    }
  }

  /** The mean of the squares of a whole layer: what deep dream makes large. */
  record Energy(LayerId layer) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return layer;
    }

    @Override
    public double value(Volume maps) {
      return maps.times(maps).mean();
    }

    @Override
    public Volume slope(Volume maps) {
      return maps.times(2f / maps.size());
    }

    @Override
    public String toString() {
      return "energy(" + layer + ")";
    }
  }

  private static Volume oneHot(Volume like, int index, float value) {
    float[] hot = new float[like.size()];
    hot[index] = value;
    return Volume.of(like.channels(), like.height(), like.width(), hot);
  }
}
