package org.convlens.method.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.junit.jupiter.api.Test;

/** What the shades stand for is what the layer said, to half a shade. */
class MapAtlasTest {
  private static final LayerId LAYER = new LayerId("layer");

  @Test
  void everyCellComesBackToHalfAShade() {
    Random random = new Random(4);
    for (int maps : new int[] {1, 2, 5, 64, 300}) {
      int rows = 1 + random.nextInt(30);
      int columns = 2 + random.nextInt(30);
      Volume said =
          Volume.generate(
              maps, rows, columns, (c, y, x) -> (float) random.nextGaussian() * (c + 1));
      MapAtlas atlas = MapAtlas.of(LAYER, said);
      assertThat(atlas.across() * atlas.down()).isBetween(maps, maps + atlas.across() - 1);
      assertThat(atlas.size()).isEqualTo(atlas.across() * columns * atlas.down() * rows);
      for (int c = 0; c < maps; c++) {
        float min = said.channel(c).min();
        float max = said.channel(c).max();
        assertThat(atlas.min(c)).isEqualTo(min);
        assertThat(atlas.max(c)).isEqualTo(max);
        for (int cell = 0; cell < rows * columns; cell++) {
          int y = cell / columns;
          int x = cell % columns;
          double back = min + atlas.shade(c, y, x) / 255.0 * (max - min);
          assertThat(back).isCloseTo(said.at(c, y, x), within((max - min) / 500.0));
        }
      }
    }
  }

  @Test
  void flatLayersShareOneScaleAndWhatIsNoNumberIsDark() {
    MapAtlas flat = MapAtlas.of(LAYER, Volume.of(3, 1, 1, -1, 0, 1));
    assertThat(new int[] {flat.shade(0, 0, 0), flat.shade(1, 0, 0), flat.shade(2, 0, 0)})
        .containsExactly(0, 128, 255);
    assertThat(flat.max(0)).isEqualTo(1);
    MapAtlas broken = MapAtlas.of(LAYER, Volume.of(1, 1, 3, Float.NaN, 2, 4));
    assertThat(broken.shade(0, 0, 0)).isZero();
    assertThat(broken.min(0)).isEqualTo(2);
    MapAtlas still = MapAtlas.of(LAYER, Volume.of(1, 1, 2, 7, 7));
    assertThat(still.shade(0, 0, 1)).isZero();
    assertThat(still.max(0)).isEqualTo(7);
  }

  @Test
  void isWrittenAsRangesAndRows() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * 2 * 4 + 4);
    MapAtlas.of(LAYER, Volume.of(2, 1, 2, 0, 1, 5, 3)).writeTo(bytes);
    bytes.flip();
    assertThat(new float[] {bytes.getFloat(), bytes.getFloat()}).containsExactly(0, 3);
    assertThat(new float[] {bytes.getFloat(), bytes.getFloat()}).containsExactly(1, 5);
    byte[] cells = new byte[4];
    bytes.get(cells);
    assertThat(cells).containsExactly(0, -1, -1, 0);
  }
}
