package org.convlens.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;
import org.convlens.task.Progress;
import org.convlens.train.data.FloatStore;

/**
 * What a layer says of each picture, once and for all: pictures of another kind, of which the rest
 * of the network learns.
 */
final class TrunkFeatures implements LabelledPictures {
  private static final int AT_ONCE = 16;

  private final LabelledPictures pictures;
  private final Shape shape;
  private final FloatStore store;

  private TrunkFeatures(LabelledPictures pictures, Shape shape, FloatStore store) {
    this.pictures = pictures;
    this.shape = shape;
    this.store = store;
  }

  /**
   * Looks at all pictures.
   *
   * @param progress one step a picture
   * @throws IOException if a picture cannot be read, or what does not fit in memory not be written
   */
  static TrunkFeatures of(
      Network network,
      LayerId layer,
      LabelledPictures pictures,
      Preprocessing preprocessing,
      Progress progress)
      throws IOException {
    Graph graph = network.model().graph();
    Shape shape = graph.node(layer).shape();
    int numbers = Math.toIntExact(shape.elements());
    FloatStore store = FloatStore.of(pictures.size(), numbers);
    for (int from = 0; from < pictures.size(); from += AT_ONCE) {
      int until = Math.min(pictures.size(), from + AT_ONCE);
      if (progress.cancelled()) {
        throw new IOException("stopped before anything was learned: nothing is written");
      }
      List<Volume> batch = new ArrayList<>();
      for (int i = from; i < until; i++) {
        batch.add(preprocessing.normalise(pictures.picture(i)));
      }
      try (Trace trace = network.trace(batch, Set.of(layer))) {
        for (int i = from; i < until; i++) {
          store.put(i, trace.at(i - from, layer).toArray());
        }
      }
      progress.advance(until - from, "the frozen layers look at each picture once");
    }
    return new TrunkFeatures(pictures, shape, store);
  }

  @Override
  public String name() {
    return pictures.name();
  }

  @Override
  public String name(int index) {
    return pictures.name(index);
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public int channels() {
    return shape.channels();
  }

  @Override
  public int height() {
    return shape.height();
  }

  @Override
  public int width() {
    return shape.width();
  }

  @Override
  public List<String> classes() {
    return pictures.classes();
  }

  @Override
  public int label(int index) {
    return pictures.label(index);
  }

  @Override
  public void read(int index, float[] target, int offset) throws IOException {
    store.read(index, target, offset);
  }

  @Override
  public String fingerprint() {
    return pictures.fingerprint();
  }
}
