package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same numbers as Pillow reads. */
class PhotoTest {
  static List<Path> pictures() throws IOException, URISyntaxException {
    return PictureFixtures.all();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void readsWhatPillowReads(Path file) throws IOException {
    byte[] expected = Files.readAllBytes(Path.of(file + ".expected"));
    Volume picture = Photo.read(file);
    assertThat(picture.height()).isEqualTo(expected[1]);
    assertThat(picture.width()).isEqualTo(expected[2]);
    int area = picture.area();
    for (int i = 0; i < picture.size(); i++) {
      assertThat((double) picture.at(i))
          .as("value %d of %s", i % area, file.getFileName())
          .isEqualTo(expected[3 + i] & 0xff);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 40", "40, 1", "1, 1", "3, 700"})
  void anyProportions(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(width - 1, height - 1, 0x0a141e);
    for (String format : List.of("png", "bmp", "gif", "tif")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, out)).isTrue();
      Volume picture = Photo.read(out.toByteArray(), format);
      assertThat(picture).hasToString("3 × " + height + " × " + width);
      assertThat(picture.at(1, height - 1, width - 1)).as(format).isEqualTo(20);
    }
  }
}
