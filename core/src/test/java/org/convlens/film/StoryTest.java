package org.convlens.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.convlens.array.Volume;
import org.convlens.net.History;
import org.convlens.net.LayerId;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final LayerId CONV = new LayerId("conv");
  private static final Cast CAST =
      new Cast(
          List.of(new Cast.Role(CONV, CONV, List.of(2, 1, 1, 2))),
          List.of(new Cast.Role(CONV, CONV, List.of(2, 1, 2))),
          Optional.of(CONV),
          List.of(new Probe("a picture", Volume.of(1, 1, 2, 0, 255), 1)),
          List.of("cat", "dog"),
          new int[] {0, 1, 1});

  private static Frame frame(long step, float[] kernels, float[] peaks, float dog, int... said) {
    return new Frame(
        step,
        step / 10.0,
        step == 10 ? Optional.of(new History.Epoch(1, 0.5, Double.NaN, 0.25)) : Optional.empty(),
        0.7,
        List.of(kernels),
        List.of(peaks),
        List.of(List.of(Volume.of(2, 1, 2, 1, 2, 3, 4))),
        List.of(Volume.of(1, 1, 2, 0.1f, 0.2f)),
        List.of(new float[] {1 - dog, dog}),
        said);
  }

  private static final Story STORY =
      new Story(
          CAST,
          List.of(
              frame(0, new float[] {3, 4, 1, 0}, new float[] {1, 1}, 0.9f, 0, 0, 1),
              frame(1, new float[] {0, 0, 1, 1}, new float[] {1, 0}, 0.4f, 1, 1, 1),
              frame(10, new float[] {3, -4, 1, 1.01f}, new float[] {0, -1}, 0.6f, 0, 1, 0)));

  @Test
  void filtersMoveByAShareOfTheirLengthAtTheBeginning() {
    assertThat(STORY.moved(0, 0)).containsExactly(0, 0);
    assertThat(STORY.moved(0, 1)).containsExactly(new double[] {1, 1}, within(1e-9));
    assertThat(STORY.moved(0, 2)).containsExactly(new double[] {1.6, 1.01}, within(1e-6));
  }

  @Test
  void aFilterRestsWhereItStaysNearItsEnd() {
    assertThat(STORY.rested(0)).containsExactly(2, 1);
  }

  @Test
  void aFilterDiesWhereNothingExcitesItAnyMore() {
    assertThat(STORY.died(0)).containsExactly(OptionalInt.of(2), OptionalInt.of(1));
    Story start = new Story(CAST, STORY.frames().subList(0, 1));
    assertThat(start.died(0)).containsExactly(OptionalInt.empty(), OptionalInt.empty());
  }

  @Test
  void aPictureIsLearnedFromWhereItIsAlwaysRight() {
    assertThat(STORY.learned())
        .containsExactly(OptionalInt.of(2), OptionalInt.of(1), OptionalInt.empty());
    assertThat(STORY.probesLearned()).containsExactly(OptionalInt.of(2));
  }

  @Test
  void confusionCountsTrueClassesByVerdicts() {
    assertThat(STORY.confusion(0)).isDeepEqualTo(new int[][] {{1, 0}, {1, 1}});
    assertThat(STORY.frames().get(0).accuracy(CAST)).isEqualTo(2 / 3.0);
  }

  @Test
  void bytesGiveTheFrameBack() throws IOException {
    FrameCode code = new FrameCode(CAST);
    for (Frame frame : STORY.frames()) {
      byte[] bytes = code.encode(frame);
      Frame again = code.decode(bytes);
      assertThat(code.encode(again)).isEqualTo(bytes);
      assertThat(again.step()).isEqualTo(frame.step());
      assertThat(again.figures()).isEqualTo(frame.figures());
      assertThat(again.verdicts()).isEqualTo(frame.verdicts());
      assertThat(again.kernels().get(0)).containsExactly(frame.kernels().get(0), within(0.005f));
      assertThat(again.attention().get(0).toArray()).isEqualTo(frame.attention().get(0).toArray());
    }
  }

  @Test
  void bytesOfAnotherLengthAreRefused() {
    FrameCode code = new FrameCode(CAST);
    byte[] bytes = code.encode(STORY.frames().get(0));
    assertThatThrownBy(() -> code.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shorter");
    assertThatThrownBy(() -> code.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer");
    bytes[0] = 9;
    assertThatThrownBy(() -> code.decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }
}
