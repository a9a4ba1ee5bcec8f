package org.convlens.atlas.suspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.studio.OpenedModel;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.junit.jupiter.api.Assumptions;

/**
 * The network {@code photos} up to its last maps, and the pictures of CIFAR-10 in a folder a class:
 * {@code -Dconvlens.cifar10=FOLDER}, with train/ and test/ in it.
 */
public final class Trunk implements AutoCloseable {
  private static final int BATCH = 50;

  private final Network network;
  private final LayerId maps;
  private final LayerId logits;

  public Trunk() throws IOException {
    this.network = Torch.engine().open(OpenedModel.open(BuiltIn.PHOTOS).model());
    this.logits = network.model().head().logits();
    LayerId last = network.model().graph().input();
    for (var node : network.model().graph().nodes()) {
      if (node.shape().isSpatial() && node.shape().height() > 1) {
        last = node.id();
      }
    }
    this.maps = last;
  }

  /** One class's pictures, or none where the set is absent: then the test is skipped. */
  public static List<Volume> pictures(String part, String className, int most) throws IOException {
    String root = System.getProperty("convlens.cifar10", "");
    Path folder = Path.of(root, part, className);
    Assumptions.assumeTrue(
        !root.isEmpty() && Files.isDirectory(folder),
        "skipped: give -Dconvlens.cifar10=FOLDER with train/ and test/, a folder a class");
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().limit(most).toList();
    }
    List<Volume> pictures = new ArrayList<>();
    for (Path file : files) {
      pictures.add(Photo.read(file));
    }
    return pictures;
  }

  public List<String> classes() {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < network.model().head().classes(); c++) {
      names.add(network.model().labels().name(c));
    }
    return names;
  }

  /**
   * @param maps as many as pictures
   * @param logits a row a picture
   */
  public record Said(List<Volume> maps, List<float[]> logits) {
    /** Of each picture the largest cell of each map. */
    public List<float[]> largest() {
      return maps.stream().map(Trunk::largest).toList();
    }
  }

  public Said look(List<Volume> pictures) {
    List<Volume> seen = new ArrayList<>();
    List<float[]> scores = new ArrayList<>();
    Shape input = network.model().graph().inputShape();
    for (int from = 0; from < pictures.size(); from += BATCH) {
      List<Volume> batch =
          pictures.subList(from, Math.min(pictures.size(), from + BATCH)).stream()
              .map(p -> network.model().preprocessing().apply(p, input.height(), input.width()))
              .toList();
      try (Trace trace = network.trace(batch, Set.of(maps, logits))) {
        for (int i = 0; i < batch.size(); i++) {
          seen.add(trace.at(i, maps));
          scores.add(trace.at(i, logits).toArray());
        }
      }
    }
    return new Said(seen, scores);
  }

  /** The largest cell of each map: what the last layer reads. */
  public static float[] largest(Volume maps) {
    float[] largest = new float[maps.channels()];
    for (int c = 0; c < largest.length; c++) {
      largest[c] = maps.channel(c).max();
    }
    return largest;
  }

  @Override
  public void close() {
    network.close();
  }
}
