package org.convlens.picture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  @TempDir Path folder;

  private static final Film FILM =
      new Film(
          List.of(
              Volume.generate(3, 28, 28, (c, y, x) -> 0),
              Volume.generate(3, 28, 28, (c, y, x) -> c == 0 ? 1 : 0),
              Volume.generate(3, 28, 28, (c, y, x) -> x < 14 ? 1 : 0)));

  @Test
  void holdsAllFramesInOrder() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(FILM.gif("")))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      assertThat(reader.read(0).getWidth()).isEqualTo(280);
      assertThat(reader.read(1).getRGB(100, 100) & 0xffffff).isEqualTo(0xff0000);
      assertThat(reader.read(2).getRGB(10, 5) & 255).isCloseTo(255, within(2));
      assertThat(reader.read(2).getRGB(270, 5) & 255).isCloseTo(0, within(2));
    } finally {
      reader.dispose();
    }
  }

  @Test
  void loops() {
    assertThat(new String(FILM.gif(""), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("NETSCAPE2.0");
  }

  @Test
  void keepsWhatIsSaidOfIt() throws IOException {
    String said = "{ \"method\" : \"maco\" }".repeat(40);
    Path file = Files.write(folder.resolve("a.gif"), FILM.gif(said));
    assertThat(GifText.isGif(file)).isTrue();
    assertThat(GifText.read(file)).containsExactly(said);
  }

  /** Wherever the file ends, it is refused in a line. */
  @Test
  void aFileCutShortIsRefused() throws IOException {
    byte[] whole = FILM.gif("{}");
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.gif"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> GifText.read(cut))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("GIF picture");
    }
  }

  @Test
  void equalFramesGiveEqualBytes() {
    assertThat(FILM.gif("")).isEqualTo(FILM.gif(""));
  }
}
