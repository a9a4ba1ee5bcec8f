package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.data.ClassedPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSetsTest {
  private final Path folder;

  CsvSetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private PictureSets read(String text) throws IOException {
    Path csv = Files.writeString(folder.resolve("labels.csv"), text);
    return TrainingSets.find(csv.toString());
  }

  @Test
  void columnsAreKnownByTheirHeading() throws IOException {
    SetFiles.picture(folder.resolve("in/b, c.png"), 40);
    PictureSets found =
        read("Class;\"File\";Split\ndog;\"in/b, c.png\";train\ncat;in/z.png;val\ncat;a.png;\n");
    ClassedPictures training = found.part(Split.TRAINING).orElseThrow();
    assertThat(training.classes()).containsExactly("cat", "dog");
    assertThat(training.size()).isEqualTo(2);
    assertThat(training.name(0)).isEqualTo("in/b, c.png");
    assertThat(training.label(0)).isEqualTo(1);
    assertThat(training.picture(0).at(0, 0, 0)).isEqualTo(40);
    assertThat(found.part(Split.VALIDATION).orElseThrow().name(0)).isEqualTo("in/z.png");
  }

  @Test
  void withoutAHeadingThePathComesFirst() throws IOException {
    ClassedPictures set = read("a.png,10\r\nb.png,9\r\n").part(Split.TRAINING).orElseThrow();
    assertThat(set.classes()).containsExactly("9", "10");
    assertThat(set.label(0)).isEqualTo(1);
  }

  @Test
  void theOnlyListInAFolderIsFound() throws IOException {
    read("a.png,cat\nb.png,dog\n");
    assertThat(TrainingSets.find(folder.toString()).kind()).contains("list of paths");
  }

  @Test
  void pathsDoNotLeadOut() throws IOException {
    for (String path : new String[] {"../a.png", "in/../../a.png", "/etc/a.png", "C:\\a.png"}) {
      assertThatIOException()
          .isThrownBy(() -> read("x.png,dog\n" + path + ",cat\n"))
          .withMessageContaining("leads out of its folder in row 2");
    }
  }

  @Test
  void norDoLinks() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Path secret = Files.writeString(folder.resolve("secret.png"), "");
    Files.createSymbolicLink(inner.resolve("a.png"), secret);
    Path csv = Files.writeString(inner.resolve("labels.csv"), "a.png,cat\nb.png,dog\n");
    assertThatIOException()
        .isThrownBy(() -> TrainingSets.find(csv.toString()))
        .withMessageContaining("leads out of '");
  }

  @Test
  void whatIsNoListIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> read("a.png,cat\nb.png\n"))
        .withMessageContaining("has 1 cells in row 2");
    assertThatIOException()
        .isThrownBy(() -> read("a.png,\"cat\n"))
        .withMessageContaining("quote that does not end");
    assertThatIOException()
        .isThrownBy(() -> read("path,label,split\na.png,cat,holdout\n"))
        .withMessageContaining("says part 'holdout'");
    assertThatIOException().isThrownBy(() -> read("")).withMessageContaining("lists no pictures");
  }
}
