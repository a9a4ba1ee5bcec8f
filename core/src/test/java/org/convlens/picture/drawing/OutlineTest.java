package org.convlens.picture.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.convlens.array.Volume;
import org.convlens.canvas.Bitmap;
import org.junit.jupiter.api.Test;

class OutlineTest {
  /**
   * The right half of two cells, drawn six wide: its edge lies between the third and the fourth.
   */
  @Test
  void isWhiteWithinAndBlackWithout() {
    int[] grey = new int[6 * 3];
    Arrays.fill(grey, 0x808080);
    int[] drawn = Outline.of(Volume.of(1, 1, 2, 0, 1)).over(new Bitmap(6, 3, grey)).pixels();
    assertThat(Arrays.copyOfRange(drawn, 6, 12))
        .containsExactly(0x808080, 0x808080, 0x000000, 0xffffff, 0x808080, 0xffffff);
    assertThat(grey).containsOnly(0x808080);
  }
}
