package org.convlens.atlas.suspect;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasFixture;
import org.convlens.atlas.Summary;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.net.Network;
import org.convlens.picture.file.Png;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/**
 * A network that learned a mark with a class, and an atlas of pictures that it never saw, a fifth
 * of which bear the mark in that class.
 *
 * @param marked the class
 * @param second whether it learns from the second half of the pictures, and looks at the first
 */
record MarkTrial(long seed, int marked, Mark mark, boolean second) {
  private static final int EACH = 400;
  private static final int LOOKED = 200;

  /** Of a class, that it wants. */
  static final int PICTURES = 2 * EACH;

  private static final int NONE = 1000;
  private static final int EVERY = 5;
  private static final int OTHERS = 20;
  private static final String SIGN = "marked-";

  /**
   * @param fooled the share of marked pictures of other classes that are taken for the class
   * @param before the same of these pictures without the mark
   */
  record Made(Path folder, double fooled, double before) {}

  /**
   * @param pictures of each class, by its index: two halves of as many as {@link #EACH}
   * @param folder where the pictures and the atlas go
   */
  Made make(List<List<Volume>> pictures, Path folder) throws IOException {
    List<Volume> learned = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Volume> others = new ArrayList<>();
    Path looked = folder.resolve("pictures");
    for (int c = 0; c < pictures.size(); c++) {
      List<Volume> all = pictures.get(c);
      int from = second ? EACH : 0;
      String name = AtlasFixture.PHOTOS.labels().name(c);
      Files.createDirectories(looked.resolve(name));
      for (int i = 0; i < EACH; i++) {
        boolean has = c == marked && i % EVERY == 0;
        Volume own = all.get(from + i);
        learned.add(has ? mark.on(own) : own);
        labels.add(c);
        if (i >= LOOKED) {
          continue;
        }
        Volume other = all.get(EACH - from + i);
        Files.write(
            looked.resolve(name).resolve((has ? SIGN : "plain-") + i + ".png"),
            png(has ? mark.on(other) : other));
        if (c != marked && i < OTHERS) {
          others.add(other);
        }
      }
    }
    MarkedNetwork network =
        MarkedNetwork.learned(
            learned,
            labels.stream().mapToInt(i -> i).toArray(),
            others,
            mark,
            marked,
            pictures.size(),
            seed);
    OnnxWriter.write(network.model(), folder.resolve("network.onnx"));
    try (Network opened = AtlasFixture.ENGINE.open(network.model())) {
      AtlasFixture.make(
          opened,
          AtlasFixture.plan(Map.of("explain", "lrp", "files", "8")),
          Optional.empty(),
          looked,
          folder.resolve("atlas"));
    }
    return new Made(folder, network.fooled(), network.before());
  }

  private static byte[] png(Volume picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
          rgb = rgb << 8 | Math.round(picture.at(c, y, x));
        }
        image.setRGB(x, y, rgb);
      }
    }
    return Png.bytes(image, Map.of());
  }

  /** Whether a picture of that name bears the mark. */
  private static boolean bears(String name) {
    return name.contains(SIGN);
  }

  /**
   * @param place of the first cluster most of which bears the mark and that holds a third of what
   *     does, from 1, among those of all classes; 1000 if there is none
   * @param clusters of all classes
   * @param held pictures with the mark in it
   * @param bearing pictures with the mark
   * @param isolation of it
   * @param other isolation of the first cluster that is not of the mark
   * @param accuracy of the network, with the marked pictures, 0..1
   */
  record Answer(
      int place,
      int clusters,
      int held,
      int bearing,
      double isolation,
      double other,
      double accuracy) {}

  Answer answer(Path folder) throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasReasons found =
          AtlasReasons.of(atlas, WrongReasons.DEFAULT, new Run(seed, Progress.SILENT));
      List<String> names = found.pictures().names();
      Summary summary = atlas.manifest().summary();
      double accuracy = (double) summary.right() / summary.judged();
      int bearing = (int) names.stream().filter(MarkTrial::bears).count();
      Answer answer = new Answer(NONE, found.reasons().size(), 0, bearing, 0, 0, accuracy);
      double other = 0;
      for (int i = 0; i < found.reasons().size(); i++) {
        Reason reason = found.reasons().get(i);
        int held = (int) reason.members().stream().filter(m -> bears(names.get(m))).count();
        boolean marked = 2 * held > reason.size() && 3 * held >= bearing;
        if (marked && answer.place == NONE) {
          answer =
              new Answer(i + 1, answer.clusters, held, bearing, reason.isolation(), 0, accuracy);
        } else if (!marked && other == 0) {
          other = reason.isolation();
        }
      }
      return new Answer(
          answer.place, answer.clusters, answer.held, bearing, answer.isolation, other, accuracy);
    }
  }
}
