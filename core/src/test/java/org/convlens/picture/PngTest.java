package org.convlens.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {
  private static final Map<String, String> TEXT = Map.of(Png.PROVENANCE, "{\"layer\":\"größe 中\"}");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static BufferedImage noise() {
    Random random = new Random(7);
    return Drawing.draw(new Raster("", Volume.generate(3, 9, 31, (c, y, x) -> random.nextFloat())));
  }

  @Test
  void anotherReaderSeesTheSamePixels() throws IOException {
    BufferedImage image = noise();
    byte[] bytes = Png.bytes(image, TEXT);
    BufferedImage read = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
    int width = image.getWidth();
    int height = image.getHeight();
    assertThat(read.getRGB(0, 0, width, height, null, 0, width))
        .containsExactly(image.getRGB(0, 0, width, height, null, 0, width));
  }

  @Test
  void equalPicturesGiveEqualBytes() {
    assertThat(Png.bytes(noise(), TEXT)).isEqualTo(Png.bytes(noise(), TEXT));
  }

  @Test
  void textsComeBack() throws IOException {
    Path file = folder.resolve("a.png");
    Png.write(noise(), TEXT, file);
    assertThat(Png.readText(file)).isEqualTo(TEXT);
    assertThat(folder).isDirectoryContaining(f -> f.endsWith("a.png"));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void packedTextsComeBackAndAreShorter() throws IOException {
    Map<String, String> many = Map.of(Png.PROVENANCE, "größe 中 ".repeat(99));
    byte[] packed = Png.packed(noise(), many);
    assertThat(Png.readText(Files.write(folder.resolve("a.png"), packed))).isEqualTo(many);
    assertThat(packed.length).isLessThan(Png.bytes(noise(), many).length - 1000);
    assertThat(ImageIO.read(new ByteArrayInputStream(packed))).isNotNull();
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "this is no picture at all");
    assertThatThrownBy(() -> Png.readText(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.txt is not a PNG picture");
  }

  @Test
  void truncatedFilesAreRefused() throws IOException {
    byte[] whole = Png.bytes(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), TEXT);
    Path file = folder.resolve("cut.png");
    for (int length = 0; length < whole.length - 12; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Png.readText(file)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    byte[] whole = Png.bytes(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), TEXT);
    Path file = folder.resolve("damaged.png");
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      try {
        assertThat(Png.readText(file).size()).isLessThanOrEqualTo(1);
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("damaged.png");
      }
    }
  }
}
