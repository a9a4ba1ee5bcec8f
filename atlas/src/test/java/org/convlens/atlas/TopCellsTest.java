package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopCellsTest {
  /** Two that look alike: the stronger one stands for both. */
  @Test
  void ofPicturesThatLookAlikeOneStandsInTheList() {
    TopCells cells = new TopCells(1, 3);
    for (StrongCell one :
        List.of(
            new StrongCell(5, "b", 1, 0),
            new StrongCell(7, "a", 2, 0),
            new StrongCell(6, "c", 1, 4),
            new StrongCell(6, "d", 1, 0),
            new StrongCell(1, "e", 3, 0),
            new StrongCell(2, "f", 4, 0))) {
      cells.offer(0, one);
    }
    assertThat(cells.of(0)).extracting(StrongCell::digest).containsExactly("a", "c", "f");
  }
}
