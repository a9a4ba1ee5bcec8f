package org.convlens.format.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file to the part that the network sees, exactly as torchvision over Pillow. */
class ResizeTest {
  @ParameterizedTest
  @CsvSource({"bilinear, 16, 14", "bilinear, 32, 28", "bicubic, 16, 14", "bicubic, 32, 28"})
  void shortSideAndCentralPart(String filter, int length, int side)
      throws IOException, URISyntaxException {
    byte[] expected = Files.readAllBytes(file(filter + "-" + length + ".resized"));
    String json = "{\"resize\": %d, \"interpolation\": \"%s\"}".formatted(length, filter);
    Volume seen =
        PreprocessingJson.read(json, "x", Shape.maps(3, side, side))
            .view(Photo.read(file("colour.png")), side, side);
    assertThat(seen).hasToString("3 × " + side + " × " + side);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.at(i)).isEqualTo(expected[3 + i] & 0xff);
    }
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ResizeTest.class.getResource("/pictures/" + name)).toURI());
  }
}
