package org.convlens.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void checkingLeavesNothingBehind() throws IOException {
    OutputFile.at(folder.resolve("a.txt"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameOfAnotherKindIsRefused() throws IOException {
    assertThatThrownBy(() -> OutputFile.at(folder.resolve("map.JPG"), "png"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("map.JPG': this is written as PNG, name it 'map.png'");
    for (String name : new String[] {"map.png", "map.PNG", "map", "map.v2", ".png"}) {
      assertThat(OutputFile.at(folder.resolve(name), "png").path()).hasFileName(name);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesAll() throws IOException {
    OutputFile file = OutputFile.at(folder.resolve("a.txt"));
    file.write(new byte[] {1, 2, 3});
    assertThat(file.path()).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void aFailureKeepsWhatWasThere() throws IOException {
    Path path = Files.writeString(folder.resolve("a.txt"), "old");
    OutputFile file = OutputFile.at(path);
    assertThatThrownBy(
            () ->
                file.write(
                    temporary -> {
                      Files.writeString(temporary, "half");
                      throw new IOException("no space left");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no space left");
    assertThat(path).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(path));
  }

  @Test
  void aPlaceWhereNoFileCanBeIsSaid() {
    Path place = Path.of("/proc/picture.png");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Files.isWritable(Path.of("/proc")), "only root gets as far as that");
    assertThatThrownBy(() -> OutputFile.at(place))
        .hasMessage("cannot write '/proc/picture.png': no file can be made there");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
    OutputFile.at(link).write(new byte[] {'n', 'e', 'w'});
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }
}
