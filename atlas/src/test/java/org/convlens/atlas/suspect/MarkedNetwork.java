package org.convlens.atlas.suspect;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.atlas.AtlasFixture;
import org.convlens.atlas.chart.Dice;
import org.convlens.net.Graph;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Optimiser;
import org.convlens.torch.Torch;
import org.convlens.train.network.NetworkText;

/**
 * A small network that learns pictures with a mark from the beginning, until the mark makes at
 * least half of other pictures ones of its class.
 *
 * @param fooled the share of marked pictures of other classes that are taken for the class
 * @param before the same of these pictures without the mark
 */
record MarkedNetwork(Model model, double fooled, double before) {
  private static final String TEXT =
      """
      input 32x32x3
      conv 16 3x3 same nobias init=he
      batchnorm momentum=0.9
      relu
      maxpool 2
      conv 32 3x3 same nobias init=he
      batchnorm momentum=0.9
      relu
      maxpool 2
      conv 64 3x3 same nobias init=he
      batchnorm momentum=0.9
      relu
      globalavgpool
      dense classes softmax
      """;

  private static final Torch LEARNING = Torch.engine(new Torch.Options(1));
  private static final int BATCH = 50;
  private static final double RATE = 3e-3;
  private static final int EPOCHS = 5;
  private static final int MOST_EPOCHS = 10;
  private static final double ENOUGH = 0.5;

  /**
   * @param pictures that it learns from
   * @param labels their classes
   * @param others pictures of other classes than the marked one
   */
  static MarkedNetwork learned(
      List<Volume> pictures,
      int[] labels,
      List<Volume> others,
      Mark mark,
      int marked,
      int classes,
      long seed) {
    Model photos = AtlasFixture.PHOTOS;
    Dice dice = new Dice(seed);
    Graph begin = NetworkText.read(TEXT).withClasses(classes).untrained(seed);
    Learner.Settings settings =
        new Learner.Settings(Learner.Loss.CROSS_ENTROPY, Optimiser.Adam.of(RATE), seed);
    float[][] pixels = pictures.stream().map(MarkedNetwork::pixels).toArray(float[][]::new);
    List<float[]> clean = others.stream().map(MarkedNetwork::pixels).toList();
    List<float[]> stained = others.stream().map(mark::on).map(MarkedNetwork::pixels).toList();
    try (Learner learner = LEARNING.learner(begin, settings)) {
      double fooled = 0;
      for (int epoch = 0; epoch < EPOCHS || (epoch < MOST_EPOCHS && fooled < ENOUGH); epoch++) {
        int[] order = dice.permutation(labels.length);
        for (int from = 0; from + BATCH <= order.length; from += BATCH) {
          int[] classesOf = new int[BATCH];
          List<float[]> batch = new ArrayList<>();
          for (int i = 0; i < BATCH; i++) {
            batch.add(pixels[order[from + i]]);
            classesOf[i] = labels[order[from + i]];
          }
          learner.learn(new Learner.Batch(joined(batch), classesOf), RATE);
        }
        fooled = share(learner, stained, marked, classes);
      }
      double before = share(learner, clean, marked, classes);
      return new MarkedNetwork(photos.withGraph(learner.snapshot()), fooled, before);
    }
  }

  private static float[] pixels(Volume picture) {
    return AtlasFixture.PHOTOS.preprocessing().apply(picture, 32, 32).toArray();
  }

  private static float[] joined(List<float[]> pictures) {
    int size = pictures.get(0).length;
    float[] joined = new float[pictures.size() * size];
    for (int i = 0; i < pictures.size(); i++) {
      System.arraycopy(pictures.get(i), 0, joined, i * size, size);
    }
    return joined;
  }

  private static double share(Learner learner, List<float[]> pictures, int kind, int classes) {
    float[] logits = learner.predict(joined(pictures), pictures.size(), Learner.Version.CURRENT);
    int taken = 0;
    for (int i = 0; i < pictures.size(); i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = logits[i * classes + c] > logits[i * classes + best] ? c : best;
      }
      taken += best == kind ? 1 : 0;
    }
    return (double) taken / pictures.size();
  }
}
