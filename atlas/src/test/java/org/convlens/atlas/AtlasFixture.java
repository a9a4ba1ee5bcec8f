package org.convlens.atlas;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Knobs;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.task.Progress;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;

/** A small network, pictures drawn at random, and atlases of them. */
public final class AtlasFixture {
  public static final Torch ENGINE = Torch.engine(new Torch.Options(1));
  public static final Model PHOTOS = open(BuiltIn.PHOTOS);
  static final Network NETWORK = ENGINE.open(PHOTOS);
  private static final String DIGEST = "ab".repeat(32);

  private AtlasFixture() {}

  private static Model open(String name) {
    try (InputStream stream = BuiltIn.open(name)) {
      return OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static AtlasPlan plan(Map<String, String> knobs) {
    return plan(DIGEST, knobs);
  }

  static AtlasPlan plan(String network, Map<String, String> knobs) {
    Map<String, String> small = new TreeMap<>(Map.of("files", "4", "top", "5"));
    small.putAll(knobs);
    Source source = Source.known(BuiltIn.PHOTOS, network);
    return new AtlasPlan(
        Question.of(Opening.of(source)).seeded(7), Knobs.with(Scope.DEFAULT, small));
  }

  /** Pictures of coloured rectangles, in folders that are called as classes. */
  static void draw(Path folder, int from, int to) throws IOException {
    List<String> classes = PHOTOS.labels().names();
    for (int i = from; i < to; i++) {
      Path place = folder.resolve(classes.get(i % classes.size()));
      Files.createDirectories(place);
      Files.write(place.resolve("p" + i + ".png"), png(i));
    }
  }

  static byte[] png(int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image =
        new BufferedImage(
            20 + random.nextInt(40), 20 + random.nextInt(40), BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    for (int i = 0; i < 8; i++) {
      pen.setColor(new java.awt.Color(random.nextInt(1 << 24)));
      pen.fillRect(random.nextInt(40), random.nextInt(40), random.nextInt(30), random.nextInt(30));
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** The class that a picture's folder names. */
  static OptionalInt truth(String name) {
    int index = PHOTOS.labels().names().indexOf(name.substring(0, Math.max(0, name.indexOf('/'))));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  static Listing listing(Path pictures) throws IOException {
    return Listing.of(
        FolderPictures.of(List.of(pictures)), AtlasFixture::truth, 2, Progress.SILENT);
  }

  static Due due(AtlasPlan plan, Path pictures, Path atlas) throws IOException {
    return Due.of(plan, listing(pictures).roster(), new FolderStore(atlas));
  }

  /** Makes an atlas, or goes on with it. */
  static Manifest make(AtlasPlan plan, Path pictures, Path atlas, int lanes, Progress progress)
      throws IOException {
    FolderStore store = new FolderStore(atlas);
    Listing listing = listing(pictures);
    new LocalRunner(look(plan, pictures, store), store, lanes)
        .run(Due.of(plan, listing.roster(), store), progress);
    Manifest manifest = Finish.of(plan, PHOTOS, store, listing.unread());
    store.sweep();
    return manifest;
  }

  static Manifest make(AtlasPlan plan, Path pictures, Path atlas) throws IOException {
    return make(plan, pictures, atlas, 2, Progress.SILENT);
  }

  /** An atlas of a network that knows the same classes. */
  public static void make(
      Network network, AtlasPlan plan, Optional<Volume> mask, Path pictures, Path atlas)
      throws IOException {
    FolderStore store = new FolderStore(atlas);
    Listing listing = listing(pictures);
    ShardLook look =
        new ShardLook(
            network, plan, mask, ENGINE.facts(), FolderPictures.of(List.of(pictures)), store);
    new LocalRunner(look, store, 2).run(Due.of(plan, listing.roster(), store), Progress.SILENT);
    Finish.of(plan, network.model(), store, listing.unread());
    store.sweep();
  }

  static ShardLook look(AtlasPlan plan, Path pictures, FolderStore store) throws IOException {
    return new ShardLook(
        NETWORK,
        plan,
        Optional.empty(),
        ENGINE.facts(),
        FolderPictures.of(List.of(pictures)),
        store);
  }

  /** All files below a folder, by their bytes. */
  static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Source.fingerprint(file));
      }
    }
    return files;
  }
}
