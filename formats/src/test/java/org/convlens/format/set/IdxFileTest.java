package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
  private final Path folder;

  IdxFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Two pictures of 2 × 3 with the values 0..11. */
  private static byte[] pictures() {
    ByteBuffer buffer = ByteBuffer.allocate(16 + 12).putInt(0x803).putInt(2).putInt(2).putInt(3);
    for (int i = 0; i < 12; i++) {
      buffer.put((byte) (i * 20));
    }
    return buffer.array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("pictures"), bytes);
  }

  @Test
  void plainAndCompressedFilesHoldTheSame() throws IOException {
    IdxFile plain = IdxFile.read(file(pictures()), 3);
    assertThat(plain.extents()).containsExactly(2, 2, 3);
    assertThat(plain.values()).hasSize(12).startsWith(0, 20, 40).endsWith(220);
    IdxFile compressed = IdxFile.read(file(gzip(pictures())), 3);
    assertThat(compressed.values()).isEqualTo(plain.values());
  }

  @Test
  void everyTruncationIsRefusedInOneLine() throws IOException {
    byte[] plain = pictures();
    byte[] compressed = gzip(plain);
    for (byte[] whole : new byte[][] {plain, compressed}) {
      for (int length = 0; length < whole.length; length++) {
        Path path = file(Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> IdxFile.read(path, 3))
            .as("%d of %d bytes", length, whole.length)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("pictures")
            .hasMessageNotContaining("\n");
      }
    }
  }

  @Test
  void everyFlippedBitIsReadOrRefused() throws IOException {
    for (byte[] whole : new byte[][] {pictures(), gzip(pictures())}) {
      for (int bit = 0; bit < whole.length * 8; bit++) {
        byte[] changed = whole.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        try {
          assertThat(IdxFile.read(file(changed), 3).values()).hasSize(12);
        } catch (IOException e) {
          assertThat(e.getMessage()).contains("pictures").doesNotContain("\n");
        }
      }
    }
  }

  @Test
  void aHeaderThatAnnouncesMoreThanTheFileHoldsIsRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] header =
        ByteBuffer.allocate(16).putInt(0x803).putInt(30_000).putInt(250).putInt(250).array();
    for (byte[] bytes : new byte[][] {header, gzip(header)}) {
      Path path = file(bytes);
      assertThatIOException()
          .isThrownBy(() -> IdxFile.read(path, 3))
          .withMessageContaining("announces 1875000000 bytes");
    }
  }

  @Test
  void extentsWhoseProductOverflowsAreRefused() throws IOException {
    byte[] header =
        ByteBuffer.allocate(16).putInt(0x803).putInt(1 << 30).putInt(1 << 30).putInt(16).array();
    Path path = file(header);
    assertThatIOException()
        .isThrownBy(() -> IdxFile.read(path, 3))
        .withMessageContaining("impossible extents");
  }

  @Test
  void moreBytesThanAnnouncedAreRefused() throws IOException {
    Path path = file(gzip(Arrays.copyOf(pictures(), 40)));
    assertThatIOException()
        .isThrownBy(() -> IdxFile.read(path, 3))
        .withMessageContaining("goes on after the announced 12 bytes");
  }

  @Test
  void picturesAreNotLabels() throws IOException {
    Path path = file(pictures());
    assertThatIOException()
        .isThrownBy(() -> IdxFile.read(path, 1))
        .withMessageContaining("has 3 extents, not 1");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> IdxFile.read(folder.resolve("nothing"), 1))
        .withMessageContaining("no file '");
  }
}
