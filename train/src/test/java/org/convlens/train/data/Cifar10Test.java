package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.data.LabelledPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private final Path folder;

  Cifar10Test(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aRecordIsALabelAndThreeMaps() throws IOException {
    byte[] records = new byte[2 * 3073];
    records[3073] = 8;
    records[3073 + 1 + 2 * 1024 + 33] = (byte) 200;
    LabelledPictures data = Cifar10.read(Files.write(folder.resolve("batch.bin"), records));
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.classes().get(data.label(1))).isEqualTo("ship");
    assertThat(data.picture(1).at(2, 1, 1)).isEqualTo(200);
  }

  @Test
  void othersAreRefused() throws IOException {
    Path odd = Files.write(folder.resolve("odd.bin"), new byte[3074]);
    assertThatIOException()
        .isThrownBy(() -> Cifar10.read(odd))
        .withMessageContaining("not a whole number of CIFAR-10 records");
    byte[] record = new byte[3073];
    record[0] = 10;
    Path label = Files.write(folder.resolve("label.bin"), record);
    assertThatIOException()
        .isThrownBy(() -> Cifar10.read(label))
        .withMessageContaining("label 10 in record 0");
  }

  @Test
  void realFilesHoldTheirClassesEvenly() throws IOException {
    LabelledPictures data = Cifar10.read(SharedData.find("cifar10/cifar10_test_5k_dev.bin.gz"));
    assertThat(data.size()).isEqualTo(5000);
    assertThat(data.picture(0).max()).isGreaterThan(100);
  }
}
