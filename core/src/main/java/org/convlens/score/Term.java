package org.convlens.score;

import java.util.Arrays;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.LayerId;

/** One number read off one layer, with its slope there. */
public sealed interface Term
    permits Term.Logit,
        Term.Value,
        Term.Probability,
        Term.Neuron,
        Term.Channel,
        Term.Energy,
        Term.Match,
        Term.Along,
        MeanOver,
        AtBox {
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

  /** One of the numbers that a network puts out, whatever comes last in it. */
  record Value(int index) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return graph.output();
    }

    @Override
    public double value(Volume output) {
      return output.at(index);
    }

    @Override
    public Volume slope(Volume output) {
      return oneHot(output, index, 1);
    }

    @Override
    public String toString() {
      return "value(" + index + ")";
    }
  }

  /**
   * A class's probability: softmax over the logits, or its own sigmoid; of a single logit the
   * sigmoid for class 1 and the rest for class 0.
   *
   * @param independent whether each class has a sigmoid of its own
   */
  record Probability(int index, boolean independent) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return Head.of(graph).logits();
    }

    @Override
    public double value(Volume logits) {
      return Probabilities.of(logits, independent)[index];
    }

    @Override
    public Volume slope(Volume logits) {
      double[] p = Probabilities.of(logits, independent);
      if (logits.size() == 1) {
        double rise = p[0] * p[1] * (index == 0 ? -1 : 1);
        return logits.map(v -> (float) rise);
      }
      if (independent) {
        return oneHot(logits, index, (float) (p[index] * (1 - p[index])));
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
      float[] slope = new float[maps.size()];
      int first = channel * maps.area();
      Arrays.fill(slope, first, first + maps.area(), 1f / maps.area());
      return Volume.of(maps.channels(), maps.height(), maps.width(), slope);
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

  /** Minus the squared distance to what a picture leaves, over that one's own square. */
  record Match(LayerId layer, Volume reference) implements Term {
    @Override
    public LayerId layer(Graph graph) {
      return layer;
    }

    @Override
    public double value(Volume maps) {
      Volume off = maps.minus(reference);
      return -off.times(off).sum() / square();
    }

    @Override
    public Volume slope(Volume maps) {
      return maps.minus(reference).times((float) (-2 / square()));
    }

    private double square() {
      return Math.max(1e-12, reference.times(reference).sum());
    }

    @Override
    public String toString() {
      return "match(" + layer + ")";
    }
  }

  /**
   * How far a layer goes the way that a picture makes it go: a · r · max(0.1, cos(a, r))ᵖ / n, for
   * n numbers a of the layer and r of the picture.
   *
   * @param power p, how much the direction counts beside the size; at least 0
   */
  record Along(LayerId layer, Volume reference, double power) implements Term {
    private static final double LEAST = 0.1;

    @Override
    public LayerId layer(Graph graph) {
      return layer;
    }

    @Override
    public double value(Volume maps) {
      return maps.times(reference).sum() / maps.size() * Math.pow(cosine(maps), power);
    }

    @Override
    public Volume slope(Volume maps) {
      double cosine = cosine(maps);
      double dot = maps.times(reference).sum();
      double square = maps.times(maps).sum();
      boolean turns = cosine > LEAST && square > 0;
      double straight = Math.pow(cosine, power) / maps.size() * (turns ? 1 + power : 1);
      double back = turns ? -power * Math.pow(cosine, power) * dot / square / maps.size() : 0;
      return reference.times((float) straight).plus(maps.times((float) back));
    }

    private double cosine(Volume maps) {
      double sizes = maps.times(maps).sum() * reference.times(reference).sum();
      return Math.max(LEAST, maps.times(reference).sum() / Math.sqrt(Math.max(1e-24, sizes)));
    }

    @Override
    public String toString() {
      return "along(" + layer + ")";
    }
  }

  private static Volume oneHot(Volume like, int index, float value) {
    float[] hot = new float[like.size()];
    hot[index] = value;
    return Volume.of(like.channels(), like.height(), like.width(), hot);
  }
}
