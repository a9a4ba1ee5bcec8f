package org.convlens.format.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFoldersTest {
  private final Path folder;

  ClassFoldersTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A grey picture of 4 × 6; it is read by its bytes, whatever the name says. */
  private Path file(String name, int grey) throws IOException {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 24; i++) {
      image.getRaster().setSample(i % 6, i / 6, 0, grey);
    }
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling("."));
    ImageIO.write(image, "png", path.toFile());
    return path;
  }

  private ClassFolders open() throws IOException {
    return ClassFolders.open(folder, 2);
  }

  private static Volume grey(int level) {
    return Volume.generate(3, 2, 2, (c, y, x) -> level);
  }

  @Test
  void foldersAreClassesInTheOrderOfTheirNames() throws IOException {
    file("dog/b.png", 40);
    file("cat/z.JPG", 30);
    file("cat/a.jpeg", 20);
    Files.writeString(folder.resolve("cat/notes.txt"), "tabby");
    Files.writeString(folder.resolve("cat/.hidden.png"), "");
    ClassFolders data = open();
    assertThat(data.classes()).containsExactly("cat", "dog");
    assertThat(data.size()).isEqualTo(3);
    assertThat(data.label(1)).isZero();
    assertThat(data.label(2)).isEqualTo(1);
    assertThat(data.name(1)).isEqualTo("cat/z.JPG");
    assertThat(data.picture(0)).isEqualTo(grey(20));
    assertThat(data.picture(2)).isEqualTo(grey(40));
  }

  @Test
  void aPictureIsReadOnce() throws IOException {
    file("dog/b.png", 40);
    Path gone = file("cat/a.png", 20);
    ClassFolders data = open();
    assertThat(data.picture(0)).isEqualTo(grey(20));
    Files.delete(gone);
    assertThat(data.picture(0)).isEqualTo(grey(20));
  }

  @Test
  void otherFilesAreOtherData() throws IOException {
    file("dog/b.png", 40);
    file("cat/a.png", 20);
    String before = open().fingerprint();
    assertThat(before).matches("[0-9a-f]{16}").isEqualTo(open().fingerprint());
    Files.move(folder.resolve("cat/a.png"), folder.resolve("cat/c.png"));
    assertThat(open().fingerprint()).isNotEqualTo(before);
  }

  @Test
  void emptyOrSingleClassesAreRefused() throws IOException {
    file("cat/a.png", 20);
    assertThatThrownBy(this::open)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds 1 folders");
    Files.createDirectory(folder.resolve("dog"));
    assertThatThrownBy(this::open)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no pictures in");
  }
}
