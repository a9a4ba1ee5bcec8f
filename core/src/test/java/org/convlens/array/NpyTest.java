package org.convlens.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private Path file() {
    return folder.resolve("maps.npy");
  }

  @Test
  void mapsComeBack() throws IOException {
    Volume maps = Volume.generate(3, 4, 5, (c, y, x) -> c - y * 0.5f + x * 1e-9f);
    Npy.write(maps, file());
    Tensor read = Npy.read(file());
    assertThat(read.shape()).isEqualTo(Shape.of(3, 4, 5));
    assertThat(read.toFloats()).containsExactly(maps.toArray());
  }

  @Test
  void aHeatmapHasTwoAxes() throws IOException {
    Npy.writeMap(Volume.of(1, 2, 3, 1, 2, 3, 4, 5, 6), file());
    assertThat(Npy.read(file()).shape()).isEqualTo(Shape.of(2, 3));
  }

  /** The bytes that numpy.save gives for the same array. */
  @Test
  void theHeaderIsNumPys() throws IOException {
    Npy.write(new float[] {1, 2}, file(), 1, 2);
    byte[] bytes = Files.readAllBytes(file());
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    assertThat(bytes).hasSize(128 + 8).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .isEqualTo(header + " ".repeat(117 - header.length()) + "\n");
    assertThat(Arrays.copyOfRange(bytes, 128, 136)).containsExactly(0, 0, -128, 63, 0, 0, 0, 64);
  }

  @Test
  void hugeShapesAreRefusedBeforeMemoryIsTaken() throws IOException {
    Npy.write(new float[] {1, 2}, file(), 1, 2);
    String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
    for (String shape : new String[] {"(9, 9)", "(999999999, 999999999)", "(99999999999,)"}) {
      String evil = text.replace("(1, 2), }" + " ".repeat(30), shape + ", }" + " ".repeat(20));
      Files.writeString(file(), evil, StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Npy.read(file())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void everyTruncationAndManyDamagesAreRefusedOrRead() throws IOException {
    Npy.write(new float[] {1, 2, 3, 4}, file(), 2, 2);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Npy.read(file())).isInstanceOf(IOException.class);
    }
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), damaged);
      try {
        assertThat(Npy.read(file()).size()).isLessThan(1000);
      } catch (IOException refused) {
        assertThat(refused).hasMessageContaining("maps.npy");
      }
    }
  }
}
