package org.convlens.atlas;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Means of what layers say by class, pictures being taken in the order of digests. */
final class ClassMeans {
  /** A layer's place, whose classes, and which. */
  record Key(int layer, String by, int index) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int first = Integer.compare(layer, other.layer);
      int second = first != 0 ? first : by.compareTo(other.by);
      return second != 0 ? second : Integer.compare(index, other.index);
    }
  }

  /** Sums over pictures. */
  static final class Sums {
    private final double[] mean;
    private final double @Nullable [] relevance;
    private long pictures;

    private Sums(int channels, boolean relevant) {
      this.mean = new double[channels];
      this.relevance = relevant ? new double[channels] : null;
    }

    private void add(float[] means, float @Nullable [] relevances) {
      pictures++;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += means[i];
      }
      if (relevance != null && relevances != null) {
        for (int i = 0; i < relevance.length; i++) {
          relevance[i] += relevances[i];
        }
      }
    }

    long pictures() {
      return pictures;
    }

    float[] mean() {
      return divided(mean);
    }

    float @Nullable [] relevance() {
      return relevance == null ? null : divided(relevance);
    }

    private float[] divided(double[] sums) {
      float[] means = new float[sums.length];
      for (int i = 0; i < sums.length; i++) {
        means[i] = (float) (sums[i] / pictures);
      }
      return means;
    }
  }

  private final Map<Key, Sums> all = new TreeMap<>();

  void add(int layer, PictureRow picture, float[] means, float @Nullable [] relevances) {
    picture.truth().ifPresent(index -> add(new Key(layer, "truth", index), means, relevances));
    picture
        .predicted()
        .ifPresent(index -> add(new Key(layer, "predicted", index), means, relevances));
  }

  private void add(Key key, float[] means, float @Nullable [] relevances) {
    all.computeIfAbsent(key, k -> new Sums(means.length, relevances != null))
        .add(means, relevances);
  }

  Map<Key, Sums> all() {
    return all;
  }
}
