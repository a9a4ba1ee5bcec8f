package org.convlens.ascent;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * How alike pictures are at a layer: the mean over pictures i of Σ over j ≠ i of the cosine between
 * their Gram matrices Gᵢ = AᵢAᵢᵀ (Olah et al. 2017).
 */
final class Likeness {
  private Likeness() {}

  /** The seeds, less the weighted slope of the likeness. */
  static List<Volume> less(double weight, Trace trace, LayerId layer, List<Volume> seeds) {
    List<Volume> maps = new ArrayList<>();
    for (int item = 0; item < trace.items(); item++) {
      maps.add(trace.at(item, layer));
    }
    List<Volume> slopes = slopes(maps);
    List<Volume> changed = new ArrayList<>();
    for (int item = 0; item < maps.size(); item++) {
      changed.add(seeds.get(item).minus(slopes.get(item).times((float) weight)));
    }
    return changed;
  }

  static double value(List<Volume> maps) {
    List<float[]> grams = maps.stream().map(Likeness::unitGram).toList();
    double sum = 0;
    for (int i = 0; i < grams.size(); i++) {
      for (int j = 0; j < grams.size(); j++) {
        sum += i == j ? 0 : dot(grams.get(i), grams.get(j));
      }
    }
    return sum / grams.size();
  }

  static List<Volume> slopes(List<Volume> maps) {
    List<float[]> grams = maps.stream().map(Likeness::unitGram).toList();
    List<Volume> slopes = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      float[] others = new float[grams.get(i).length];
      for (int j = 0; j < maps.size(); j++) {
        for (int k = 0; k < others.length && j != i; k++) {
          others[k] += grams.get(j)[k];
        }
      }
      float along = (float) dot(others, grams.get(i));
      float scale = (float) (4 / (maps.size() * norm(gram(maps.get(i)))));
      for (int k = 0; k < others.length; k++) {
        others[k] = scale * (others[k] - along * grams.get(i)[k]);
      }
      slopes.add(times(others, maps.get(i)));
    }
    return slopes;
  }

  private static float[] unitGram(Volume maps) {
    float[] gram = gram(maps);
    float scale = (float) (1 / norm(gram));
    for (int k = 0; k < gram.length; k++) {
      gram[k] *= scale;
    }
    return gram;
  }

  private static double norm(float[] gram) {
    return Math.max(1e-12, Math.sqrt(dot(gram, gram)));
  }

  private static float[] gram(Volume maps) {
    int channels = maps.channels();
    int area = maps.area();
    float[] values = maps.toArray();
    float[] gram = new float[channels * channels];
    for (int a = 0; a < channels; a++) {
      for (int b = 0; b <= a; b++) {
        float sum = 0;
        for (int i = 0; i < area; i++) {
          sum += values[a * area + i] * values[b * area + i];
        }
        gram[a * channels + b] = sum;
        gram[b * channels + a] = sum;
      }
    }
    return gram;
  }

  private static Volume times(float[] matrix, Volume maps) {
    int channels = maps.channels();
    float[][] rows = new float[channels][];
    for (int c = 0; c < channels; c++) {
      float[] weights = new float[channels];
      System.arraycopy(matrix, c * channels, weights, 0, channels);
      rows[c] = maps.weightedSum(weights).toArray();
    }
    int width = maps.width();
    return Volume.generate(channels, maps.height(), width, (c, y, x) -> rows[c][y * width + x]);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
