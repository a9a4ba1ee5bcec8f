package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {
  @TempDir Path folder;

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.createFile(file);
    }
  }

  private List<String> names(int limit) throws IOException {
    PhotoFolder photos = PhotoFolder.open(folder, limit);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      names.add(photos.name(i));
    }
    return names;
  }

  @Test
  void ownPicturesComeFirstThenThoseOfTheFoldersByName() throws IOException {
    touch("b/2.png", "b/1.JPG", "a/deep/x.webp", "z.jpeg", "labels.tsv", ".hidden.png");
    touch(".git/3.png");
    assertThat(names(100)).containsExactly("z.jpeg", "a/deep/x.webp", "b/1.JPG", "b/2.png");
    assertThat(names(2)).containsExactly("z.jpeg", "a/deep/x.webp");
  }

  @Test
  void linkedFoldersAreNotEntered() throws IOException {
    touch("a.png");
    Files.createSymbolicLink(folder.resolve("again"), folder);
    assertThat(names(100)).containsExactly("a.png");
  }

  @Test
  void whatIsNoFolderOfPicturesIsNamed() throws IOException {
    assertThatThrownBy(() -> names(1)).hasMessageStartingWith("no pictures in '" + folder + "'");
    assertThatThrownBy(() -> PhotoFolder.open(folder.resolve("gone"), 1))
        .hasMessage("no folder '" + folder.resolve("gone") + "'");
    touch("a.png");
    assertThatThrownBy(() -> PhotoFolder.open(folder.resolve("a.png"), 1))
        .hasMessageEndingWith("a.png' is no folder: give a folder of pictures");
  }
}
