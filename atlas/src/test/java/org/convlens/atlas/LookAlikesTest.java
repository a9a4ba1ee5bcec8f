package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.format.image.Photo;
import org.convlens.method.Scene;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An atlas of pictures each of which lies there in three sizes and in two brightnesses. */
class LookAlikesTest {
  private static final int PICTURES = 8;
  private static final int TOP = 5;
  private static final AtlasPlan PLAN = AtlasFixture.plan(Map.of("layer", "last-spatial"));

  @TempDir private static Path folder;

  @BeforeAll
  static void make() throws IOException {
    Path pictures = folder.resolve("pictures");
    Files.createDirectories(pictures);
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage drawn =
          scaled(ImageIO.read(new ByteArrayInputStream(AtlasFixture.png(300 + i))), 32);
      for (int times = 1; times <= 3; times++) {
        write(scaled(drawn, 32 * times), pictures.resolve("p" + i + "-" + times + ".png"));
      }
      BufferedImage pale = scaled(drawn, 32);
      for (int pixel = 0; pixel < 32 * 32; pixel++) {
        int rgb = pale.getRGB(pixel % 32, pixel / 32) & 0xfefefe;
        pale.setRGB(pixel % 32, pixel / 32, (rgb >> 1) + 0x202020);
      }
      write(pale, pictures.resolve("p" + i + "-pale.png"));
    }
    AtlasFixture.make(PLAN, pictures, folder.resolve("atlas"));
  }

  private static BufferedImage scaled(BufferedImage image, int side) {
    BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    pen.drawImage(image, 0, 0, side, side, null);
    pen.dispose();
    return scaled;
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageIO.write(image, "png", file.toFile());
  }

  /** Against the largest activation of each picture, and of each hash the strongest picture. */
  @Test
  void ofPicturesWithOneHashTheStrongestAloneIsAmongThePatches() throws IOException {
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      Found groups =
          atlas.select("SELECT hash, count(*) AS pictures FROM pictures GROUP BY hash ORDER BY 2");
      assertThat(groups.rows().size()).isBetween(PICTURES, 2 * PICTURES);
      assertThat(groups.number(groups.rows().size() - 1, "pictures")).isBetween(3.0, 4.0);
      Found twice =
          atlas.select(
              "SELECT layer, channel, \"by\", hash FROM patches JOIN pictures USING (digest)"
                  + " GROUP BY ALL HAVING count(*) > 1");
      assertThat(twice.rows()).isEmpty();
      Watch watch = Watch.of(PLAN, AtlasFixture.PHOTOS);
      LayerId layer = watch.layers().get(0).id();
      for (int channel : new int[] {0, 17, 90}) {
        List<Float> expected = strongest(atlas, watch, layer, channel);
        Found found = new AtlasQuestions(atlas).patches(layer.name(), channel, "activation", TOP);
        for (int k = 0; k < TOP; k++) {
          assertThat(found.number(k, "score")).isEqualTo(expected.get(k).doubleValue());
        }
      }
    }
  }

  private static List<Float> strongest(Atlas atlas, Watch watch, LayerId layer, int channel)
      throws IOException {
    Map<Object, Float> best = new HashMap<>();
    Found all = atlas.select("SELECT names[1] AS name, hash FROM pictures");
    for (int i = 0; i < all.rows().size(); i++) {
      Path file = folder.resolve("pictures").resolve(all.text(i, "name"));
      Volume input = Scene.of(AtlasFixture.NETWORK, Photo.read(file)).input();
      try (Trace trace =
          AtlasFixture.NETWORK.trace(List.of(input), watch.layersOfInterest(), watch.pulled())) {
        best.merge(all.text(i, "hash"), trace.at(0, layer).channel(channel).max(), Math::max);
      }
    }
    List<Float> sorted = new ArrayList<>(best.values());
    sorted.sort(java.util.Comparator.reverseOrder());
    return sorted;
  }
}
