package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.data.LabelledPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
  private final Path folder;

  MnistTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void write(String part, int pictures, int... labels) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + pictures * 4);
    images.putInt(0x803).putInt(pictures).putInt(2).putInt(2);
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
    ByteBuffer classes = ByteBuffer.allocate(8 + labels.length);
    classes.putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      classes.put((byte) label);
    }
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), classes.array());
  }

  @Test
  void readsTheFourFiles() throws IOException {
    write("train", 3, 7, 0, 9);
    write("t10k", 1, 4);
    TrainingData data = Mnist.read(folder);
    assertThat(data.training().size()).isEqualTo(3);
    assertThat(data.training().label(2)).isEqualTo(9);
    assertThat(data.test().orElseThrow().label(0)).isEqualTo(4);
  }

  @Test
  void labelsMustBeAsManyAsPictures() throws IOException {
    write("train", 3, 7, 0);
    write("t10k", 1, 4);
    assertThatIOException()
        .isThrownBy(() -> Mnist.read(folder))
        .withMessageContaining("has 2 labels for the 3 pictures");
  }

  @Test
  void labelsMustBeDigits() throws IOException {
    write("train", 1, 10);
    assertThatIOException()
        .isThrownBy(() -> Mnist.read(folder))
        .withMessageContaining("has a label 10");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> Mnist.read(folder))
        .withMessageContaining("no file 'train-images-idx3-ubyte'");
  }

  @Test
  void realFilesHoldWhatTheirPageSays() throws IOException {
    LabelledPictures test = Mnist.readTest(SharedData.find("mnist"));
    assertThat(test.size()).isEqualTo(10_000);
    assertThat(test.label(0)).isEqualTo(7);
    assertThat(test.picture(0).at(0, 7, 6)).isEqualTo(84);
    int[] counts = new int[10];
    for (int i = 0; i < test.size(); i++) {
      counts[test.label(i)]++;
    }
    assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
  }
}
