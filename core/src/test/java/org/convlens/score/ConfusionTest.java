package org.convlens.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  /** Of classes 0, 1, 2. */
  private static List<Prediction> said(double... p) {
    List<Prediction> all =
        new ArrayList<>(
            IntStream.range(0, p.length)
                .mapToObj(i -> new Prediction(i, "class " + i, p[i], Math.log(p[i])))
                .toList());
    all.sort(Prediction.LIKELIEST);
    return all;
  }

  private static final Confusion FOUR =
      new Confusion(
          List.of(
              Judged.of("a", said(.7, .2, .1), 0),
              Judged.of("b", said(.6, .3, .1), 1),
              Judged.of("c", said(.8, .05, .15), 1),
              Judged.of("d", said(.1, .1, .8), 2)));

  @Test
  void countsWhatIsRight() {
    assertThat(FOUR.right()).isEqualTo(2);
    assertThat(FOUR.accuracy()).isEqualTo(0.5);
    assertThat(IntStream.rangeClosed(1, 3).map(FOUR::within)).containsExactly(2, 3, 4);
  }

  @Test
  void theSurestMistakeComesFirst() {
    assertThat(FOUR.errors()).extracting(Judged::picture).containsExactly("c", "b");
    assertThat(FOUR.errors()).extracting(Judged::rank).containsExactly(3, 2);
  }

  @Test
  void cellsAddUp() {
    assertThat(FOUR.cells())
        .extracting(Confusion.Cell::truth, Confusion.Cell::predicted, Confusion.Cell::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, 0, 1),
            org.assertj.core.groups.Tuple.tuple(1, 0, 2),
            org.assertj.core.groups.Tuple.tuple(2, 2, 1));
  }

  @Test
  void aClassThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Judged.of("a", said(.5, .5), 2))
        .isInstanceOf(UsageException.class)
        .hasMessage("no class 2: the network has classes 0 to 1");
    List<Prediction> values = List.of(new Prediction(0, "age", Double.NaN, 34));
    assertThatThrownBy(() -> Judged.of("a", values, 0)).hasMessageContaining("values, not classes");
  }
}
