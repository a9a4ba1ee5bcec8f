package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.catalog.Choice;
import org.convlens.format.image.Photo;
import org.convlens.method.Scene;
import org.convlens.report.Source;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of each map lies where a mask is white: pictures of 40 × 30, one of another size. */
class MaskTest {
  private static final int PICTURES = 9;
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final int SIDE = 32;

  /** White in an ellipse, nearly white beside it on the left, nearly black on the right. */
  private static final Volume MASK =
      Volume.generate(
          1,
          HEIGHT,
          WIDTH,
          (c, y, x) -> Math.hypot((y - 11) / 9.0, (x - 25) / 11.0) < 1 ? 255 : x < 6 ? 128 : 127);

  @TempDir private static Path folder;

  private static AtlasPlan plan(String mask) {
    AtlasPlan plan =
        AtlasFixture.plan(Map.of("explain", "saliency", "region", "mask(mask.png)", "top", "1"));
    return new AtlasPlan(
        plan.question().masked(List.of(Source.known("mask.png", mask.repeat(32)))), plan.scope());
  }

  @BeforeAll
  static void make() throws IOException {
    Path pictures = folder.resolve("pictures");
    Files.createDirectories(pictures);
    for (int i = 0; i <= PICTURES; i++) {
      int height = i < PICTURES ? HEIGHT : HEIGHT + 1;
      BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
      var pen = image.createGraphics();
      BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(AtlasFixture.png(500 + i)));
      pen.drawImage(drawn, 0, 0, WIDTH, height, null);
      pen.dispose();
      ImageIO.write(image, "png", pictures.resolve("p" + i + ".png").toFile());
    }
    AtlasFixture.make(
        AtlasFixture.NETWORK, plan("aa"), Optional.of(MASK), pictures, folder.resolve("atlas"));
  }

  @Test
  void theShareInAMaskIsThatOfThePixelsWhoseMiddlesAreWhite() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      double sum = 0;
      for (int i = 0; i < PICTURES; i++) {
        Volume map = map(folder.resolve("pictures/p" + i + ".png"));
        double inside = 0;
        double all = 0;
        int area = 0;
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            int row = (2 * y + 1) * HEIGHT / (2 * SIDE);
            int column = (2 * x + 1) * WIDTH / (2 * SIDE);
            boolean white = MASK.at(0, row, column) > 127;
            all += map.at(0, y, x);
            inside += white ? map.at(0, y, x) : 0;
            area += white ? 1 : 0;
          }
        }
        Found row = atlas.ask("SELECT * FROM pictures WHERE names[1] = ?", "p" + i + ".png");
        assertThat(row.number(0, "inside")).isCloseTo(inside / all, within(1e-9));
        assertThat(row.number(0, "area")).isEqualTo(area / 1024.0);
        sum += inside / all;
      }
      assertThat(atlas.manifest().summary().inside()).isCloseTo(sum / PICTURES, within(1e-9));
    }
  }

  private static Volume map(Path file) throws IOException {
    Scene scene = Scene.of(AtlasFixture.NETWORK, Photo.read(file)).seeded(7);
    Prediction best = Prediction.all(AtlasFixture.NETWORK, scene.input()).get(0);
    Score score = Prediction.score(AtlasFixture.PHOTOS.head(), best.index());
    return Choice.parse("saliency").get(0).method().explained(scene.explaining(score)).heat().map();
  }

  @Test
  void ofAPictureOfAnotherSizeNothingIsSaidAndThatIsTold() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      Found row = atlas.ask("SELECT * FROM pictures WHERE names[1] = ?", "p" + PICTURES + ".png");
      assertThat(row.at(0, "inside")).isNull();
      assertThat(row.at(0, "area")).isNull();
      assertThat(atlas.manifest().remarks())
          .containsExactly(
              "of 1 of 10 pictures no share of the map is told: the mask is of another size, the"
                  + " network sees nothing of the region, or nothing speaks for the class");
    }
  }

  @Test
  void anotherMaskIsAnotherPlan() {
    assertThat(plan("bb").key()).isNotEqualTo(plan("aa").key());
    assertThat(plan("bb").differences(plan("aa").facts())).hasSize(1);
  }
}
