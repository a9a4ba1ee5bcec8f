package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.data.ClassedPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxSetsTest {
  private final Path folder;

  IdxSetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private PictureSets find() throws IOException {
    return TrainingSets.find(folder.toString());
  }

  @Test
  void labelsMustBeAsManyAsPictures() throws IOException {
    SetFiles.idx(folder, "train", 3, 7, 0);
    assertThatIOException()
        .isThrownBy(this::find)
        .withMessageContaining("has 2 labels for the 3 pictures");
  }

  @Test
  void setsWithMoreClassesHaveMoreNumbers() throws IOException {
    SetFiles.idx(folder, "train", 2, 3, 46);
    assertThat(find().classes()).hasSize(47).contains("46");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    SetFiles.idx(folder, "train", 1, 4);
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertThatIOException()
        .isThrownBy(this::find)
        .withMessageContaining("no file 'train-labels-idx1-ubyte'");
  }

  @Test
  void foldersOfOtherProgramsAreEntered() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("MNIST/raw"));
    SetFiles.idx(inner, "train", 1, 4);
    assertThat(find().part(Split.TRAINING)).isPresent();
  }

  @Test
  void realFilesHoldWhatTheirPageSays() throws IOException {
    PictureSets found = TrainingSets.find(SharedData.find("mnist").toString());
    ClassedPictures test = found.part(Split.TEST).orElseThrow();
    assertThat(test.size()).isEqualTo(10_000);
    assertThat(test.label(0)).isEqualTo(7);
    assertThat(test.picture(0).at(0, 7, 6)).isEqualTo(84);
    int[] counts = new int[10];
    for (int i = 0; i < test.size(); i++) {
      counts[test.label(i)]++;
    }
    assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    assertThat(found.classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void clothingIsKnownByItsLabels() throws IOException {
    PictureSets found = TrainingSets.find(SharedData.find("fashion-mnist").toString());
    ClassedPictures test = found.part(Split.TEST).orElseThrow();
    assertThat(test.classes().get(test.label(0))).isEqualTo("Ankle boot");
  }
}
