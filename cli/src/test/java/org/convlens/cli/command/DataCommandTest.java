package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.convlens.report.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  private final Path folder;
  private final Path sheet;

  DataCommandTest(@TempDir Path folder) {
    this.folder = folder.resolve("set");
    this.sheet = folder.resolve("sheet.png");
  }

  @BeforeEach
  void fill() throws IOException {
    for (int i = 0; i < 6; i++) {
      picture("train/cat/" + i + ".png", i);
      picture("train/dog/" + i + ".png", 10 + i);
      picture("val/cat/" + i + ".png", i == 0 ? 3 : 20 + i);
    }
    picture("val/dog/0.png", 40);
    Files.writeString(folder.resolve("train/dog/torn.jpg"), "no picture");
  }

  /** Noise, other for each seed. */
  private void picture(String name, int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(24, 20, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24 * 20; i++) {
      image.setRGB(i % 24, i / 24, random.nextInt(1 << 24));
    }
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    ImageIO.write(image, "png", path.toFile());
  }

  @Test
  void tellsWhatIsThere() {
    Run run = Run.of("data", folder, "-o", sheet);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("a folder per class, 2 classes")
        .containsPattern("cat +6 +6")
        .containsPattern("dog +7 +1")
        .contains("training pictures: all 20 × 24; colour")
        .contains("note: 1 picture cannot be read: training leaves it out")
        .contains("note: 1 picture stands in several parts")
        .contains("in several parts: training/cat/3.png, validation/cat/0.png")
        .contains("torn.jpg' is no picture");
    assertThat(sheet).isNotEmptyFile();
  }

  @Test
  void unpacksPixelsAsTheyAre() throws IOException {
    byte[] batch = new byte[2 * 3073];
    new Random(1).nextBytes(batch);
    batch[0] = 3;
    batch[3073] = 8;
    Path set = Files.createDirectories(sheet.resolveSibling("cifar"));
    Files.write(set.resolve("data_batch_1.bin"), batch);
    Files.write(set.resolve("test_batch.bin"), batch);
    Path out = sheet.resolveSibling("unpacked");
    Run run = Run.of("data", "unpack", set, "-o", out);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("4 pictures");
    BufferedImage cat = ImageIO.read(out.resolve("test/cat/00000.png").toFile());
    for (int i = 0; i < 1024; i++) {
      int blue = batch[2049 + i] & 255;
      int rgb = (batch[1 + i] & 255) << 16 | (batch[1025 + i] & 255) << 8 | blue;
      assertThat(cat.getRGB(i % 32, i / 32) & 0xffffff).isEqualTo(rgb);
    }
    assertThat(out.resolve("train/ship/00001.png")).exists();
    assertThat(sheet.resolveSibling("unpacked.making")).doesNotExist();
    assertThat(Run.of("data", "unpack", set, "-o", out).err()).contains("is there already");
    assertThat(Run.of("data", "unpack", "cifar11").code()).isNotZero();
  }

  @Test
  void tellsProgramsAsWell() {
    Run run = Run.of("data", folder, "-o", sheet, "--json", "--recipe", "cats-dogs");
    assertThat(Json.object(run.out()))
        .containsEntry("same_across_parts", 1)
        .containsEntry("kind", "a folder per class");
  }

  @Test
  void aBrokenPictureCanBeAFailure() {
    Run run = Run.of("data", folder, "-o", sheet, "--strict");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("1 picture cannot be read");
  }

  @Test
  void whatIsNoDataSetIsTold() {
    Run run = Run.of("data", folder.resolve("nowhere"), "-o", sheet);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no data '").doesNotContain("\tat ");
    assertThat(Run.of("data", folder, "--recipe", "cat-dogs", "-o", sheet).err())
        .contains("cats-dogs");
  }

  @Test
  void knownSetsAreListed() {
    assertThat(Run.of("data").out()).contains("fashion-mnist", "170 MB", "convlens data pull NAME");
    assertThat(Run.of("data", "pull", "mnits").err()).contains("mnist");
  }
}
