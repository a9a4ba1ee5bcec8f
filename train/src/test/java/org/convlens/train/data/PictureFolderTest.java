package org.convlens.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  private final Path folder;
  private final List<Path> read = new ArrayList<>();

  PictureFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private void file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    Files.write(path, new byte[] {40});
  }

  private PictureFolder open() throws IOException {
    return PictureFolder.open(
        folder,
        2,
        path -> {
          read.add(path);
          int grey = Files.readAllBytes(path)[0];
          return Volume.generate(1, 4, 6, (c, y, x) -> grey);
        });
  }

  @Test
  void foldersAreClassesInTheOrderOfTheirNames() throws IOException {
    file("dog/b.png");
    file("cat/z.JPG");
    file("cat/a.jpeg");
    file("cat/notes.txt");
    PictureFolder data = open();
    assertThat(data.labels().names()).containsExactly("cat", "dog");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.label(1)).isZero();
    assertThat(data.label(2)).isEqualTo(1);
    assertThat(data.picture(0)).isEqualTo(Volume.generate(3, 2, 2, (c, y, x) -> 40));
  }

  @Test
  void aPictureIsReadOnce() throws IOException {
    file("dog/b.png");
    file("cat/a.png");
    PictureFolder data = open();
    assertThat(read).isEmpty();
    assertThat(data.picture(1)).isEqualTo(data.picture(1));
    assertThat(read).hasSize(1);
  }

  @Test
  void emptyOrSingleClassesAreRefused() throws IOException {
    file("cat/a.png");
    assertThatThrownBy(this::open)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds 1 folders");
    Files.createDirectory(folder.resolve("dog"));
    assertThatThrownBy(this::open)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no pictures in");
  }
}
