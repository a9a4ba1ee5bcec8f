package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Preprocessing;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** A picture of 8 × 4, of which a network of 4 × 4 sees the middle: columns 2 to 5. */
class PictureRegionTest {
  private static final Volume PICTURE = Volume.zeros(3, 4, 8);
  private static final Preprocessing MIDDLE =
      new Preprocessing(
          new Preprocessing.ShortSide(4, Warp.Filter.BILINEAR),
          Preprocessing.Channels.RGB,
          1,
          List.of(0.0),
          List.of(1.0),
          "test");

  private static boolean[] pixels(String region, Optional<Volume> mask) {
    return PictureRegion.parse(region).pixels(PICTURE, MIDDLE, 4, 4, mask);
  }

  @Test
  void aRectangleLiesInTheOriginalPicture() {
    boolean[] inside = pixels("box(0, 1, 4, 3)", Optional.empty());
    for (int i = 0; i < 16; i++) {
      boolean rows = i / 4 == 1 || i / 4 == 2;
      assertThat(inside[i]).as("pixel " + i).isEqualTo(rows && i % 4 < 2);
    }
  }

  @Test
  void aMaskIsWhiteWhereItIsMeant() {
    Volume mask = Volume.generate(1, 4, 8, (c, y, x) -> y == 3 && x == 5 ? 255 : 0);
    boolean[] inside = pixels("mask(m.png)", Optional.of(mask));
    for (int i = 0; i < 16; i++) {
      assertThat(inside[i]).isEqualTo(i == 15);
    }
    assertThat(PictureRegion.parse("mask(m.png)").mask()).contains("m.png");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> PictureRegion.parse("predicted"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give box(LEFT, TOP, RIGHT, BOTTOM) or mask(FILE)");
    assertThatThrownBy(() -> pixels("box(0, 0, 1, 4)", Optional.empty()))
        .hasMessageContaining("the network sees nothing of it");
    assertThatThrownBy(() -> pixels("mask(m)", Optional.of(Volume.zeros(1, 3, 8))))
        .hasMessageContaining("give a mask of the picture's size");
  }
}
