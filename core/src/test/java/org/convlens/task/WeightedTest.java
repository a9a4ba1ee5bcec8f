package org.convlens.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightedTest {
  private final Sum whole = new Sum();

  @Test
  void movesTheWholeByItsRoom() {
    Weighted piece = new Weighted(whole, 4, 100);
    piece.advance(1, "");
    assertThat(whole.steps).isEqualTo(25);
    piece.advance(2, "");
    assertThat(whole.steps).isEqualTo(75);
  }

  @Test
  void nothingIsLostInRounding() {
    Weighted piece = new Weighted(whole, 700, 10.4);
    for (int i = 0; i < 700; i++) {
      piece.advance(1, "");
    }
    piece.finish();
    assertThat(whole.steps).isEqualTo(10);
  }

  @Test
  void moreStepsThanAnnouncedTakeNoMoreRoom() {
    Weighted piece = new Weighted(whole, 2, 10);
    piece.advance(9, "");
    assertThat(whole.steps).isEqualTo(10);
  }

  @Test
  void itsRoomIsFilledWhenItIsOver() {
    Weighted piece = new Weighted(whole, 5, 10);
    piece.advance(1, "");
    piece.finish();
    assertThat(whole.steps).isEqualTo(10);
  }

  private static final class Sum implements Progress {
    private long steps;

    @Override
    public void begin(String what, long count) {}

    @Override
    public void advance(long count, String note) {
      steps += count;
    }

    @Override
    public void end() {}
  }
}
