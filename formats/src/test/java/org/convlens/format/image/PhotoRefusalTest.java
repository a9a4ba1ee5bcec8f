package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One clear line for everything that is no whole picture. */
class PhotoRefusalTest {
  @Test
  void missing(@TempDir Path folder) {
    assertThatIOException()
        .isThrownBy(() -> Photo.read(folder.resolve("none.jpg")))
        .withMessageContaining("none.jpg': there is no such file");
  }

  @Test
  void folder(@TempDir Path folder) {
    assertThatIOException()
        .isThrownBy(() -> Photo.read(folder))
        .withMessageContaining("is a folder, not a picture");
  }

  @Test
  void empty(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("empty.png"));
    assertThatIOException().isThrownBy(() -> Photo.read(file)).withMessageContaining("is empty");
  }

  /** Every missing pixel would cost the decoder an exception: minutes for a hundred bytes. */
  @Test
  void fewBytesThatClaimToBeManyPixels() {
    int side = 9998;
    String greenOfTwo = "1" + "1" + "0" + "0" + "10000000";
    String alwaysZero = "1" + "0" + "0" + "0";
    String bits =
        bits(side, 14) + bits(side, 14) + "0" + "000" + "000" + greenOfTwo + alwaysZero.repeat(4);
    byte[] bytes = webp(bits);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatIOException()
                .isThrownBy(() -> Photo.read(bytes, "x"))
                .withMessageContaining("is damaged: the data end too early"));
  }

  /** Least significant first. */
  private static String bits(int value, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((value >> i) & 1);
    }
    return text.toString();
  }

  /** Lossless WebP with these bits after its signature. */
  private static byte[] webp(String bits) {
    int length = 64;
    ByteBuffer out = ByteBuffer.allocate(20 + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(12 + length);
    out.put("WEBPVP8L".getBytes(StandardCharsets.ISO_8859_1)).putInt(length).put((byte) 0x2f);
    byte[] packed = new byte[length - 1];
    for (int i = 0; i < bits.length(); i++) {
      packed[i / 8] |= (byte) ((bits.charAt(i) - '0') << (i % 8));
    }
    return out.put(packed).array();
  }

  @Test
  void text() {
    refuses("Hello", "is no picture that can be read (JPEG, PNG, GIF, BMP, WebP, TIFF)");
    refuses("<svg xmlns='x'/>", "save it as PNG");
    refuses("\0\0\0\u0018ftypheic", "it is HEIC, save it as JPEG");
  }

  private static void refuses(String content, String message) {
    assertThatIOException()
        .isThrownBy(() -> Photo.read(content.getBytes(StandardCharsets.ISO_8859_1), "x"))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline.jpg",
        "progressive.jpg",
        "cmyk.jpg",
        "colour.png",
        "interlaced.png",
        "colour.gif",
        "colour.bmp",
        "lossless.webp",
        "lossy.webp",
        "colour.tif",
        "lzw.tif"
      })
  void cutInHalf(String name) throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(PictureFixtures.file(name));
    for (int parts : new int[] {60, 80, 90}) {
      byte[] part = Arrays.copyOf(bytes, bytes.length * parts / 100);
      assertThatIOException()
          .as("%d %%", parts)
          .isThrownBy(() -> Photo.read(part, name))
          .withMessageStartingWith("the picture '" + name + "' is damaged: ");
    }
  }

  @Test
  void onlyTheEndMarkerMissing() throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(PictureFixtures.file("baseline.jpg"));
    assertThat(Photo.read(Arrays.copyOf(bytes, bytes.length - 2), "x"))
        .isEqualTo(Photo.read(bytes, "x"));
  }

  @Test
  void hugeHeaders() throws IOException, URISyntaxException {
    byte[] png = Files.readAllBytes(PictureFixtures.file("colour.png"));
    ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    tooLarge(png);
    byte[] gif = Files.readAllBytes(PictureFixtures.file("colour.gif"));
    order(gif).putShort(6, (short) 30_000).putShort(8, (short) 30_000);
    tooLarge(gif);
    byte[] bmp = Files.readAllBytes(PictureFixtures.file("colour.bmp"));
    order(bmp).putInt(18, 30_000).putInt(22, 30_000);
    tooLarge(bmp);
    byte[] jpeg = Files.readAllBytes(PictureFixtures.file("baseline.jpg"));
    int frame = 0;
    while (jpeg[frame] != (byte) 0xff || jpeg[frame + 1] != (byte) 0xc0) {
      frame++;
    }
    ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 30_000).putShort(frame + 7, (short) 30_000);
    tooLarge(jpeg);
  }

  private static ByteBuffer order(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void tooLarge(byte[] bytes) {
    assertThatIOException()
        .isThrownBy(() -> Photo.read(bytes, "x"))
        .withMessageContaining("30000 × 30000, larger than 100 megapixels: make it smaller");
  }
}
