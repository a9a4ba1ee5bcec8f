package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.convlens.picture.file.Png;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a kept picture of the gallery is as good as one drawn now. */
class FreshPictureTest {
  private static final Path KEPT = Shared.root().resolve("docs/gallery/grad-cam.png");

  @TempDir Path folder;

  private boolean isFresh(Path drawn) throws IOException {
    return GalleryTest.isFresh(drawn, KEPT, GalleryTest.ALLOWED_MEAN_DIFFERENCE);
  }

  /**
   * The kept picture, with rows of it brightened and with other words in what it says of itself.
   */
  private Path changed(int rows, int by, String words, String others) throws IOException {
    BufferedImage image = Objects.requireNonNull(ImageIO.read(KEPT.toFile()));
    for (int i = 0; i < rows * image.getWidth(); i++) {
      int x = i % image.getWidth();
      int y = i / image.getWidth();
      image.setRGB(x, y, image.getRGB(x, y) ^ by);
    }
    String made = Objects.requireNonNull(Png.readText(KEPT).get(Png.PROVENANCE));
    assertThat(made).contains(words);
    Map<String, String> text = Map.of(Png.PROVENANCE, made.replace(words, others));
    return Files.write(folder.resolve("drawn.png"), Png.bytes(image, text));
  }

  @Test
  void lastBitsDoNotMatter() throws IOException {
    assertThat(isFresh(changed(5, 1, "", ""))).isTrue();
  }

  @Test
  void whatCanBeSeenDoes() throws IOException {
    assertThat(isFresh(changed(5, 64, "", ""))).isFalse();
  }

  @Test
  void soDoOtherKnobs() throws IOException {
    assertThat(isFresh(changed(0, 0, "last-spatial", "conv1"))).isFalse();
  }

  @Test
  void anotherSizeIsAnotherPicture() throws IOException {
    Path other = Shared.root().resolve("docs/gallery/filters.png");
    assertThat(GalleryTest.difference(other, KEPT)).isInfinite();
  }

  @Test
  void whatIsMissingIsNotFresh() throws IOException {
    assertThat(GalleryTest.isFresh(KEPT, folder.resolve("none.png"), 255)).isFalse();
  }
}
