package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cut and changed pictures are read or refused with one line, and quickly. */
@Timeout(60)
class PhotoHostileTest {
  private static final int MUTATIONS = Integer.getInteger("convlens.mutations", 12);

  static List<Path> pictures() throws IOException, URISyntaxException {
    return PictureFixtures.all();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < MUTATIONS; i++) {
      readOrRefuse(Arrays.copyOf(bytes, (int) ((long) bytes.length * i / MUTATIONS)));
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void flipped(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(file.getFileName().toString().hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = bytes.clone();
      int reach = i % 2 == 0 ? bytes.length : Math.min(bytes.length, 64);
      for (int flips = 1 + i % 3; flips > 0; flips--) {
        changed[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
      }
      readOrRefuse(changed);
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(Photo.read(bytes, "x").size()).isPositive();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(the picture )?'x' .{1,200}");
    }
  }
}
