package org.convlens.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

class SlicTest {
  private static Volume noise(int channels, int height, int width) {
    Random random = new Random(5);
    return Volume.generate(channels, height, width, (c, y, x) -> random.nextInt(256));
  }

  @Test
  void findsTheEdgesOfQuadrants() {
    Superpixels pieces = Slic.cut(Quadrants.picture().times(255), 4);
    assertThat(pieces.count()).isEqualTo(4);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        int corner = pieces.labels()[(y < 8 ? 0 : 15) * 16 + (x < 8 ? 0 : 15)];
        assertThat(pieces.labels()[y * 16 + x]).isEqualTo(corner);
      }
    }
  }

  /** An edge that runs beside the grid: the pieces follow the picture, not the grid. */
  @Test
  void piecesFollowTheColours() {
    Volume halves = Volume.generate(3, 20, 20, (c, y, x) -> x < 13 ? 30 : (c == 0 ? 220 : 90));
    Superpixels pieces = Slic.cut(halves, 16);
    Volume means = pieces.means(halves);
    assertThat(means.minus(halves).abs().max()).isLessThan(1e-3f);
  }

  @Test
  void aFlatPictureIsCutIntoAGrid() {
    assertThat(Slic.cut(Volume.zeros(3, 64, 64), 16).count()).isEqualTo(16);
  }

  @Test
  void everyPieceHangsTogetherAndHasANumber() {
    Superpixels pieces = Slic.cut(noise(3, 40, 30), 20);
    assertThat(Arrays.stream(pieces.labels()).distinct().count()).isEqualTo(pieces.count());
    for (int piece = 0; piece < pieces.count(); piece++) {
      assertThat(reached(pieces, piece)).isEqualTo(size(pieces, piece));
    }
  }

  private static int size(Superpixels pieces, int piece) {
    return (int) Arrays.stream(pieces.labels()).filter(l -> l == piece).count();
  }

  private static int reached(Superpixels pieces, int piece) {
    int width = pieces.width();
    boolean[] seen = new boolean[pieces.labels().length];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < seen.length && open.isEmpty(); i++) {
      if (pieces.labels()[i] == piece) {
        open.add(i);
        seen[i] = true;
      }
    }
    int count = 0;
    while (!open.isEmpty()) {
      int pixel = open.remove();
      count++;
      for (int[] way : new int[][] {{0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
        int y = pixel / width + way[0];
        int x = pixel % width + way[1];
        int next = y * width + x;
        boolean inside = y >= 0 && x >= 0 && y < pieces.height() && x < width;
        if (inside && !seen[next] && pieces.labels()[next] == piece) {
          seen[next] = true;
          open.add(next);
        }
      }
    }
    return count;
  }

  @Test
  void thePictureAloneDecides() {
    assertThat(Slic.cut(noise(1, 28, 28), 20).labels())
        .isEqualTo(Slic.cut(noise(1, 28, 28), 20).labels());
  }

  /** Red, by the tables of sRGB and CIELAB (D65): 53.24, 80.09, 67.20. */
  @Test
  void coloursAreCielab() {
    Volume red = CielabColour.of(Volume.of(3, 1, 1, 255, 0, 0));
    assertThat(red.toArray()).containsExactly(new float[] {53.24f, 80.09f, 67.20f}, within(.02f));
    Volume white = CielabColour.of(Volume.of(3, 1, 1, 255, 255, 255));
    assertThat(white.toArray()).containsExactly(new float[] {100, 0, 0}, within(.02f));
    assertThat(CielabColour.of(Volume.of(1, 1, 1, 119)).at(0)).isCloseTo(50.03f, within(.02f));
  }
}
