package org.convlens.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Volume;

/** What pictures left in a network. To be closed; not for several threads at once. */
public interface Trace extends AutoCloseable {
  /** How many pictures went in. */
  int items();

  /**
   * What a watched layer said: maps C × H × W, or a flat layer F × 1 × 1.
   *
   * @param item a picture's place in the batch
   */
  Volume at(int item, LayerId layer);

  /**
   * The largest number of each channel of what a watched layer said.
   *
   * @param item a picture's place in the batch
   */
  default float[] peaks(int item, LayerId layer) {
    Volume said = at(item, layer);
    float[] peaks = new float[said.channels()];
    Arrays.fill(peaks, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < said.size(); i++) {
      int channel = i / said.area();
      peaks[channel] = Math.max(peaks[channel], said.at(i));
    }
    return peaks;
  }

  /**
   * The vector-Jacobian product: gradients of Σ seed · layer, summed over the seeds' layers, with
   * respect to other layers. May be asked for several times. Under another {@link Backward} rule,
   * what that rule passes back instead of gradients.
   *
   * @param seeds for each watched layer one volume per picture
   * @param wrt layers declared differentiable when the trace was made
   * @return for each of them one volume per picture
   */
  Map<LayerId, List<Volume>> pull(Map<LayerId, List<Volume>> seeds, Set<LayerId> wrt);

  /** {@link #pull(Map, Set)} with respect to one layer: one volume per picture. */
  default List<Volume> pull(Map<LayerId, List<Volume>> seeds, LayerId wrt) {
    return Objects.requireNonNull(pull(seeds, Set.of(wrt)).get(wrt));
  }

  /**
   * What if this layer had said that? Runs only what follows the layer.
   *
   * @param layer a watched layer
   * @param replaced as many as wished; with one picture in this trace, the rest is taken from it,
   *     else one for each picture
   * @return a trace over the replaced volumes that watches the same layers, as far as they follow
   */
  Trace resume(LayerId layer, List<Volume> replaced);

  /**
   * What if one of a layer's maps were zero? One copy of this trace's only picture for each of some
   * neighbouring maps.
   *
   * @param layer a watched layer
   * @param first the map that the first copy lacks
   * @param count how many copies
   */
  default Trace without(LayerId layer, int first, int count) {
    Volume maps = at(0, layer);
    List<Volume> replaced = new ArrayList<>();
    for (int off = first; off < first + count; off++) {
      float[] values = maps.toArray();
      Arrays.fill(values, off * maps.area(), (off + 1) * maps.area(), 0);
      replaced.add(Volume.of(maps.channels(), maps.height(), maps.width(), values));
    }
    return resume(layer, replaced);
  }

  @Override
  void close();
}
