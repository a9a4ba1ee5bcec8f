package org.convlens.picture.file;

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
import org.convlens.picture.Raster;
import org.convlens.picture.drawing.Drawing;
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
  void howAPictureIsKeptChangesNoByte() {
    BufferedImage image = noise();
    byte[] bytes = Png.bytes(image, TEXT);
    for (int type :
        new int[] {
          BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_3BYTE_BGR
        }) {
      BufferedImage other = new BufferedImage(image.getWidth() + 4, image.getHeight() + 4, type);
      other.createGraphics().drawImage(image, 1, 3, null);
      BufferedImage part = other.getSubimage(1, 3, image.getWidth(), image.getHeight());
      assertThat(Png.bytes(part, TEXT)).isEqualTo(bytes);
    }
  }

  /** The filters "up" and "Paeth" by their definition, of rows with every kind of neighbours. */
  @Test
  void theSmallerFilterIsTaken() {
    Random random = new Random(3);
    PngFilter filter = new PngFilter(30);
    for (int pair = 0; pair < 600; pair++) {
      byte[] above = few(random, pair);
      byte[] row = pair % 5 == 0 ? above.clone() : few(random, pair);
      byte[] up = new byte[31];
      byte[] paeth = new byte[31];
      up[0] = 2;
      paeth[0] = 4;
      int sizes = 0;
      for (int i = 0; i < 30; i++) {
        int a = i < 3 ? 0 : row[i - 3] & 255;
        int b = above[i] & 255;
        int c = i < 3 ? 0 : above[i - 3] & 255;
        int p = a + b - c;
        int least = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
        int nearest = Math.abs(p - a) == least ? a : Math.abs(p - b) == least ? b : c;
        up[i + 1] = (byte) (row[i] - b);
        paeth[i + 1] = (byte) (row[i] - nearest);
        sizes += Math.abs(up[i + 1]) - Math.abs(paeth[i + 1]);
      }
      assertThat(filter.best(row, above)).isEqualTo(sizes <= 0 ? up : paeth);
    }
  }

  private static byte[] few(Random random, int pair) {
    byte[] bytes = new byte[30];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(1 + pair % 7 * 43);
    }
    return bytes;
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

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("no/where.png");
    assertThatThrownBy(() -> Png.write(noise(), TEXT, file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "cannot write '" + file + "': there is no folder '" + folder.resolve("no") + "'");
  }
}
