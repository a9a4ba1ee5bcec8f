package org.convlens.spark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.Cluster;
import org.convlens.atlas.Due;
import org.convlens.atlas.Finish;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Layout;
import org.convlens.atlas.Listing;
import org.convlens.atlas.LocalRunner;
import org.convlens.atlas.Scope;
import org.convlens.atlas.ShardLook;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.OpenedModel;
import org.convlens.task.Fingerprint;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;

/** An atlas of drawn pictures that the network for digits looks at. */
record Trial(Path pictures, AtlasPlan plan, OpenedModel model) {
  static Trial of(Path folder, int count, int files) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Random random = new Random(7);
    for (int i = 0; i < count; i++) {
      ImageIO.write(drawn(random), "png", pictures.resolve(i + ".png").toFile());
    }
    Files.writeString(pictures.resolve("broken.png"), "no picture");
    OpenedModel model = OpenedModel.open(Opening.of(Source.named("digits")));
    Question question = Question.of(model.opening()).computed(Precision.FLOAT32, 1).seeded(3);
    Scope scope =
        Knobs.with(
            Scope.DEFAULT,
            Map.of("files", Integer.toString(files), "top", "5", "explain", "grad-cam"));
    return new Trial(pictures, new AtlasPlan(question, scope), model);
  }

  /** A stroke on black, as the network for digits knows them. */
  private static BufferedImage drawn(Random random) {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    for (int i = 0; i < 3; i++) {
      int x = 4 + random.nextInt(18);
      int y = 4 + random.nextInt(18);
      pen.fillRect(x, y, 1 + random.nextInt(5), 1 + random.nextInt(5));
    }
    pen.dispose();
    return image;
  }

  FolderPictures source() throws IOException {
    return FolderPictures.of(java.util.List.of(pictures));
  }

  /** Made by this machine alone. */
  void here(Path atlas) throws IOException {
    FolderPictures source = source();
    FolderStore store = new FolderStore(atlas);
    Engine engine = Torch.engine(new Torch.Options(1, Precision.FLOAT32));
    try (Network network = engine.open(model.model())) {
      ShardLook look =
          new ShardLook(network, plan, Optional.empty(), engine.facts(), source, store);
      Listing listing = Listing.of(source, name -> OptionalInt.empty(), 1, Progress.SILENT);
      Due due = Due.of(plan, listing.roster(), store);
      new LocalRunner(look, store, 1).run(due, Progress.SILENT);
      Finish.of(plan, model.model(), store, listing.unread());
    }
    store.sweep();
  }

  /** Made by Spark; how many pictures were due. */
  int spark(String master, Path atlas, int tasks) throws IOException {
    return spark(new Cluster.Order(master, pictures.toString(), atlas.toString(), tasks));
  }

  int spark(Cluster.Order order) throws IOException {
    try (Cluster.Session session = Cluster.found().begin(order)) {
      Listing listing = session.list(name -> OptionalInt.empty(), Progress.SILENT);
      Due due = Due.of(plan, listing.roster(), session.store());
      session.run(due, Progress.SILENT);
      Finish.of(plan, model.model(), session.store(), listing.unread());
      session.store().sweep();
      return due.looks();
    }
  }

  /** The SHA-256 of every file of an atlas, by name. */
  static Map<String, String> files(Path atlas) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(atlas)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = atlas.relativize(file).toString();
        if (!name.equals(Layout.WHEREABOUTS)) {
          all.put(name, Fingerprint.of(file));
        }
      }
    }
    return all;
  }
}
