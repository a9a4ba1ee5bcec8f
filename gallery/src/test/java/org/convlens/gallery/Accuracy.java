package org.convlens.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Preprocessing;
import org.convlens.net.Trace;

/** Runs pictures through a network in batches. */
final class Accuracy {
  private static final int BATCH = 32;

  private Accuracy() {}

  /** The logits of prepared pictures, each F × 1 × 1. */
  static List<Volume> logits(Network network, List<Volume> prepared) {
    LayerId layer = network.model().head().logits();
    List<Volume> logits = new ArrayList<>();
    for (int from = 0; from < prepared.size(); from += BATCH) {
      List<Volume> batch = prepared.subList(from, Math.min(from + BATCH, prepared.size()));
      try (Trace trace = network.trace(batch, Set.of(layer))) {
        for (int i = 0; i < batch.size(); i++) {
          Volume said = trace.at(i, layer);
          logits.add(said.reshaped(said.size(), 1, 1));
        }
      }
    }
    return logits;
  }

  /** How many of the first pictures of a set are given their class. */
  static int correct(Network network, LabelledPictures data, int count) throws IOException {
    Preprocessing preprocessing = network.model().preprocessing();
    int correct = 0;
    for (int from = 0; from < count; from += BATCH) {
      List<Volume> batch = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, count); i++) {
        batch.add(preprocessing.apply(data.picture(i), data.height(), data.width()));
      }
      List<Volume> logits = logits(network, batch);
      for (int i = 0; i < batch.size(); i++) {
        correct += logits.get(i).argmax() == data.label(from + i) ? 1 : 0;
      }
    }
    return correct;
  }
}
