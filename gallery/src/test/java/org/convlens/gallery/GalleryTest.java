package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Method;
import org.convlens.method.Survey;
import org.convlens.method.health.FilterHealth;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every method draws its gallery picture again, from the built-in network and a digit that the
 * program draws. With {@code -Dconvlens.update=true} those that no longer look or are made alike
 * are kept anew; with {@code -Dconvlens.only=NAME} only one is looked at.
 */
class GalleryTest {
  /**
   * Processors without wide vectors add up in another order: numbers differ in their last bits, and
   * a few colours fall on their neighbours (at most 0.02 was measured). A changed word is more.
   */
  static final double ALLOWED_MEAN_DIFFERENCE = 0.03;

  /**
   * Where ReLUs switch on the way up, the last bits decide which hill is climbed: 0.84 and, with
   * AVX2, 5.5, without it 8.9 were measured. That such pictures are not stale is seen by what they
   * say of their making, and that their numbers are right in PortraitParityTest and PeersTest.
   */
  private static final Map<String, Double> WANDERING =
      Map.of("channel-portraits", 1.0, "maco", 12.0);

  /** The network is healthy: these thresholds find something to show. */
  static final List<String> STRICT =
      List.of(
          "--cosine=0.5", "--correlation=0.6", "--saturated=0.5", "--low-norm=0.7", "--dead=0.02");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> drawsItsPictureAgain() {
    String only = System.getProperty("convlens.only", "");
    return Catalog.manual().stream()
        .filter(entry -> only.isEmpty() || only.equals(entry.name()))
        .map(entry -> DynamicTest.dynamicTest(entry.name(), () -> check(entry)));
  }

  /** The words of the command, without where to write. */
  private List<String> words(Listed entry) throws IOException {
    if (entry.defaults() instanceof Method method) {
      String network = entry.name().equals("cam") ? pooled() : "digits";
      return method.needsPicture() || method.needsScore()
          ? List.of("draw", entry.name(), network, "digit:3", "--seed", "1")
          : List.of("draw", entry.name(), network, "--seed", "1");
    }
    if (!(entry.defaults() instanceof Survey)) {
      return List.of(entry.name(), "digits:untrained", "digits", "digit:3");
    }
    List<String> words = new ArrayList<>(List.of(entry.name(), "digits", digits().toString()));
    words.addAll(entry.defaults() instanceof FilterHealth ? STRICT : List.of());
    return words;
  }

  /** A folder of sixty digits that the program draws. */
  private Path digits() throws IOException {
    Path digits = Files.createDirectories(folder.resolve("digits"));
    for (int i = 0; i < 60; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i / 10 + 1).times(1 / 255f);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        int grey = Math.round(digit.at(pixel) * 255);
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, grey);
      }
      String name = "digit-%d-%d.png".formatted(i % 10, i / 10 + 1);
      ImageIO.write(image, "png", digits.resolve(name).toFile());
    }
    return digits;
  }

  private void check(Listed entry) throws IOException {
    Path drawn = folder.resolve(entry.name() + ".png");
    StringWriter said = new StringWriter();
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    List<String> command = new ArrayList<>(words(entry));
    command.addAll(List.of("-o", drawn.toString()));
    assertThat(Cli.run(console, command.toArray(String[]::new))).as(said.toString()).isZero();
    Path kept = Shared.root().resolve("docs/gallery/" + entry.name() + ".png");
    double allowed = WANDERING.getOrDefault(entry.name(), ALLOWED_MEAN_DIFFERENCE);
    if (CatalogTest.UPDATE && !isFresh(drawn, kept, allowed)) {
      Files.createDirectories(kept.getParent());
      keep(drawn, kept);
    }
    assertThat(difference(drawn, kept)).isLessThanOrEqualTo(allowed);
    assertThat(making(kept)).isEqualTo(making(drawn));
  }

  /** Whether a picture that is kept is as good as one drawn now. */
  static boolean isFresh(Path drawn, Path kept, double allowed) throws IOException {
    return Files.exists(kept)
        && difference(drawn, kept) <= allowed
        && making(drawn).equals(making(kept));
  }

  /** A picture made by other knobs or another version is stale, however alike it looks. */
  static List<Object> making(Path picture) throws IOException {
    Provenance made = Provenance.ofFile(picture);
    return List.of(made.version(), made.knobs(), made.question().score(), made.question().seed());
  }

  /** Plain CAM needs a network of another kind. */
  private String pooled() throws IOException {
    Path file = folder.resolve("pooled-digits.onnx");
    PooledDigits.write(file);
    return file.toString();
  }

  /** Where the files of this test lay is nobody's business. */
  private void keep(Path drawn, Path kept) throws IOException {
    Map<String, String> text = new LinkedHashMap<>(Png.readText(drawn));
    text.replaceAll((key, value) -> value.replace(folder + "/", ""));
    BufferedImage image = Objects.requireNonNull(ImageIO.read(drawn.toFile()));
    Files.write(kept, Png.bytes(image, text));
  }

  /**
   * The mean absolute difference of all colour components, 0..255; infinite where the pictures
   * differ in size.
   */
  static double difference(Path a, Path b) throws IOException {
    BufferedImage left = Objects.requireNonNull(ImageIO.read(a.toFile()));
    BufferedImage right = Objects.requireNonNull(ImageIO.read(b.toFile()));
    if (left.getWidth() != right.getWidth() || left.getHeight() != right.getHeight()) {
      return Double.POSITIVE_INFINITY;
    }
    long sum = 0;
    for (int y = 0; y < left.getHeight(); y++) {
      for (int x = 0; x < left.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int one = left.getRGB(x, y) >> shift & 255;
          int other = right.getRGB(x, y) >> shift & 255;
          sum += Math.abs(one - other);
        }
      }
    }
    return sum / (3.0 * left.getWidth() * left.getHeight());
  }
}
