package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read, or refused in one line: no other exception, no hang, no flood. */
class DamagedSetsTest {
  private static final int CASES = Integer.getInteger("convlens.damaged", 200);

  private final Path folder;

  DamagedSetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Some bytes changed, or the end cut off, or both; the first ones are hit more often. */
  private static byte[] damaged(byte[] whole, Random random) {
    boolean cut = random.nextInt(3) == 0;
    byte[] bytes = Arrays.copyOf(whole, cut ? random.nextInt(whole.length) : whole.length);
    int changes = random.nextInt(5);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int reach = random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length;
      bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private void check(String name, byte[] whole) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, whole);
    assertThat(TrainingSets.find(folder.toString()).parts()).isNotEmpty();
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Files.write(file, damaged(whole, random));
      refused += assertTimeoutPreemptively(Duration.ofSeconds(20), this::refusals);
    }
    assertThat(refused).isPositive();
    Files.write(file, whole);
  }

  private int refusals() {
    try {
      PictureSets found = TrainingSets.find(folder.toString());
      found.parts().values().forEach(set -> assertThat(set.fingerprint()).hasSize(16));
      return 0;
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      return 1;
    }
  }

  @Test
  void idxFiles() throws IOException {
    SetFiles.idx(folder, "train", 5, 7, 0, 9, 1, 2);
    check("train-labels-idx1-ubyte", Files.readAllBytes(folder.resolve("train-labels-idx1-ubyte")));
    check("train-images-idx3-ubyte", Files.readAllBytes(folder.resolve("train-images-idx3-ubyte")));
  }

  @Test
  void archives() throws IOException {
    byte[] tar = SetFiles.tar(Map.of("c/data_batch_1.bin", SetFiles.records(1, 1, 2)));
    check("cifar-10-binary.tar", tar);
    Files.delete(folder.resolve("cifar-10-binary.tar"));
    check("cifar-10-binary.tar.gz", SetFiles.gzip(tar));
  }

  @Test
  void pickles() throws IOException {
    check("data_batch_1", CifarSetsTest.pickle(new byte[2 * 3072], 5, 8));
  }

  @Test
  void lists() throws IOException {
    String list = "path,label,split\na.png,cat,train\n\"b.png\",dog,val\nin/c.png,elk,\n";
    check("labels.csv", list.getBytes(StandardCharsets.UTF_8));
  }
}
