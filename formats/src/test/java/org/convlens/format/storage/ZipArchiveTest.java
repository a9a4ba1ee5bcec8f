package org.convlens.format.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.convlens.format.storage.ZipArchive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that the JDK wrote. */
class ZipArchiveTest {
  private static final byte[] TEXT = "weights ".repeat(40).getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static byte[] zip(String comment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment(comment);
      ZipEntry stored = new ZipEntry("stored/größe");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(TEXT.length);
      CRC32 sum = new CRC32();
      sum.update(TEXT);
      stored.setCrc(sum.getValue());
      zip.putNextEntry(stored);
      zip.write(TEXT);
      zip.putNextEntry(new ZipEntry("packed"));
      zip.write(TEXT);
      zip.putNextEntry(new ZipEntry("empty"));
    }
    return bytes.toByteArray();
  }

  private ZipArchive open(byte[] bytes) throws IOException {
    return ZipArchive.of(Files.write(folder.resolve("archive.zip"), bytes));
  }

  private static byte[] bytes(ZipArchive archive, String name) throws IOException {
    Entry entry = Objects.requireNonNull(archive.entry(name));
    ByteBuffer buffer = archive.bytes(entry, 1000);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void entriesAreWhatWasPutIn() throws IOException {
    ZipArchive archive = open(zip(""));
    assertThat(archive.entries().keySet()).containsExactly("stored/größe", "packed", "empty");
    assertThat(bytes(archive, "stored/größe")).isEqualTo(TEXT);
    assertThat(bytes(archive, "packed")).isEqualTo(TEXT);
    assertThat(bytes(archive, "empty")).isEmpty();
    assertThat(archive.entry("other")).isNull();
  }

  @Test
  void aLongCommentHidesNothing() throws IOException {
    assertThat(open(zip("PK".repeat(20_000))).entries()).hasSize(3);
  }

  @Test
  void noMoreIsUnpackedThanTheReaderTakes() throws IOException {
    ZipArchive archive = open(zip(""));
    Entry packed = Objects.requireNonNull(archive.entry("packed"));
    assertThatIOException()
        .isThrownBy(() -> archive.bytes(packed, TEXT.length - 1))
        .withMessageContaining("'packed' has 320 bytes, too many");
  }

  /** A table of contents that promises more than deflate can hold. */
  @Test
  void noMoreIsPromisedThanBytesCanHold() throws IOException {
    ZipArchive archive = open(zip(""));
    Entry packed = Objects.requireNonNull(archive.entry("packed"));
    Entry bomb = new Entry("packed", packed.method(), packed.packed(), 1L << 29, packed.header());
    assertThatIOException()
        .isThrownBy(() -> archive.bytes(bomb, Long.MAX_VALUE))
        .withMessageContaining("'packed' cannot have 536870912 bytes");
    Entry more =
        new Entry("packed", packed.method(), packed.packed(), TEXT.length + 1, packed.header());
    assertThatIOException()
        .isThrownBy(() -> archive.bytes(more, 1000))
        .withMessageContaining("'packed' ends too early");
    Entry elsewhere =
        new Entry("packed", packed.method(), packed.packed(), TEXT.length, packed.header() + 1);
    assertThatIOException()
        .isThrownBy(() -> archive.bytes(elsewhere, 1000))
        .withMessageContaining("is not where the table of contents says");
  }

  @Test
  void whatIsCutOffIsNoArchive() throws IOException {
    byte[] whole = zip("");
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);
    assertThatIOException()
        .isThrownBy(() -> open(cut))
        .withMessageContaining("has no table of contents: it is cut off");
  }
}
