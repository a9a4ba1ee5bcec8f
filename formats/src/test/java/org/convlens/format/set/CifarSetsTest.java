package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convlens.data.ClassedPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSetsTest {
  private final Path folder;

  CifarSetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static PictureSets find(Path place) throws IOException {
    return TrainingSets.find(place.toString());
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, content);
  }

  @Test
  void aRecordIsALabelAndThreeMaps() throws IOException {
    byte[] records = new byte[2 * 3073];
    records[3073] = 8;
    records[3073 + 1 + 2 * 1024 + 33] = (byte) 200;
    write("batch.bin", records);
    ClassedPictures data = find(folder.resolve("batch.bin")).part(Split.TRAINING).orElseThrow();
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.classes().get(data.label(1))).isEqualTo("ship");
    assertThat(data.picture(1).at(2, 1, 1)).isEqualTo(200);
  }

  @Test
  void batchesFollowEachOther() throws IOException {
    write("cifar-10-batches-bin/data_batch_2.bin", SetFiles.records(1, 3));
    write("cifar-10-batches-bin/data_batch_1.bin", SetFiles.records(1, 1, 2));
    write("cifar-10-batches-bin/test_batch.bin", SetFiles.records(1, 9));
    check(find(folder));
  }

  private static void check(PictureSets found) throws IOException {
    ClassedPictures training = found.part(Split.TRAINING).orElseThrow();
    assertThat(training.size()).isEqualTo(3);
    assertThat(new int[] {training.label(0), training.label(1), training.label(2)})
        .containsExactly(1, 2, 3);
    assertThat(training.picture(1).at(0, 0, 0)).isEqualTo(10);
    assertThat(training.picture(2).at(0, 0, 0)).isZero();
    assertThat(found.part(Split.TEST).orElseThrow().label(0)).isEqualTo(9);
    assertThat(found.classes()).startsWith("airplane", "automobile");
  }

  @Test
  void theArchiveNeedNotBeUnpacked() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("c/batches.meta.txt", "airplane\nautomobile\n\n".getBytes(StandardCharsets.UTF_8));
    files.put("c/data_batch_1.bin", SetFiles.records(1, 1, 2));
    files.put("c/readme.html", new byte[700]);
    files.put("c/data_batch_2.bin", SetFiles.records(1, 3));
    files.put("c/test_batch.bin", SetFiles.records(1, 9));
    write("cifar-10-binary.tar.gz", SetFiles.gzip(SetFiles.tar(files)));
    check(find(folder));
    check(find(folder.resolve("cifar-10-binary.tar.gz")));
    byte[] whole = Files.readAllBytes(folder.resolve("cifar-10-binary.tar.gz"));
    write("cifar-10-binary.tar.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThatIOException()
        .isThrownBy(() -> find(folder))
        .withMessageContaining("cut off or damaged");
  }

  @Test
  void aHundredClassesHaveTwoLabels() throws IOException {
    write("train.bin", SetFiles.records(2, 99, 4));
    write("test.bin", SetFiles.records(2, 7));
    PictureSets found = find(folder);
    assertThat(found.classes()).hasSize(100);
    assertThat(found.part(Split.TRAINING).orElseThrow().label(0)).isEqualTo(99);
  }

  @Test
  void othersAreRefused() throws IOException {
    write("odd.bin", new byte[3074]);
    assertThatIOException()
        .isThrownBy(() -> find(folder.resolve("odd.bin")))
        .withMessageContaining("not a whole number of CIFAR records");
    write("label.bin", SetFiles.records(1, 10));
    assertThatIOException()
        .isThrownBy(() -> find(folder.resolve("label.bin")))
        .withMessageContaining("label 10 in record 0");
  }

  /** As Python 2 wrote it, instruction by instruction. */
  static byte[] pickle(byte[] pixels, int... labels) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "\u0080\u0002}(U\u0004data");
    text(out, "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\0\u0085U\u0001btR");
    text(
        out,
        "(K\u0001K"
            + (char) labels.length
            + "M\0\u000c\u0086cnumpy\ndtype\n(U\u0002u1K\0K\u0001tR");
    text(out, "(K\u0003U\u0001|NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089T");
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(pixels.length).array());
    out.write(pixels);
    text(out, "tbU\u0006labels](");
    for (int label : labels) {
      text(out, "K" + (char) label);
    }
    text(out, "eu.");
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String latin) throws IOException {
    out.write(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void picklesAreReadAsData() throws IOException {
    byte[] pixels = new byte[2 * 3072];
    pixels[3072 + 2 * 1024 + 33] = (byte) 200;
    write("data_batch_1", pickle(pixels, 5, 8));
    ClassedPictures data = find(folder).part(Split.TRAINING).orElseThrow();
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.classes().get(data.label(1))).isEqualTo("ship");
    assertThat(data.picture(1).at(2, 1, 1)).isEqualTo(200);
  }

  @Test
  void picklesOfOtherThingsAreRefused() throws IOException {
    write("data_batch_1", pickle(new byte[3072], 5, 8));
    assertThatIOException().isThrownBy(() -> find(folder)).withMessageContaining("has 3072 bytes");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "\u0080\u0002cos\nsystem\nU\u0004true\u0085R.");
    write("data_batch_1", out.toByteArray());
    assertThatIOException()
        .isThrownBy(() -> find(folder))
        .withMessageContaining("'os.system', which is not run or built");
  }

  @Test
  void realFilesHoldTheirPictures() throws IOException {
    Path file = SharedData.find("cifar10/cifar10_test_5k_dev.bin.gz");
    ClassedPictures data = find(file).part(Split.TRAINING).orElseThrow();
    assertThat(data.size()).isEqualTo(5000);
    assertThat(data.picture(0).max()).isGreaterThan(100);
  }
}
