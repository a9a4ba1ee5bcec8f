package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Volume;
import org.junit.jupiter.api.Test;

/** Logits ln 6, ln 3 and 0 are probabilities of 6, 3 and 1 tenths. */
class PredictionSectionTest {
  private static final float SIX = (float) Math.log(6);
  private static final float THREE = (float) Math.log(3);

  private final SaidNetwork network =
      SaidNetwork.of(List.of("dog", "cat & kitten", "owl"), THREE, SIX, 0);

  private static String html(Subject subject) {
    return new PredictionSection(subject, PagePictures.of(SaidNetwork.page())).html();
  }

  @Test
  void saysTheMostProbableClassFirst() {
    String html = html(network.subject());
    assertThat(html)
        .contains("for “cat &amp; kitten”, with a probability of 60.0 %.")
        .containsSubsequence(
            "cat &amp; kitten", "60.0&nbsp;%", "dog", "30.0&nbsp;%", "owl", "10.0");
    assertThat(html).contains("width:60.00%").contains("&lt;two&gt;.png");
  }

  @Test
  void besideWhatItSaidBeforeItsTraining() {
    SaidNetwork before = SaidNetwork.of(List.of("dog", "cat & kitten", "owl"), 0, 0, 0);
    String html = html(network.subject(Volume.of(1, 1, 2, 0, 255), Optional.of(before)));
    assertThat(html)
        .containsSubsequence(
            "classes, before training", "33.3&nbsp;%", "classes, after training", "60.0&nbsp;%");
  }

  @Test
  void valuesHaveNoProbabilities() {
    String html = html(network.valued().subject());
    assertThat(html).contains("The network puts out 3 values").contains("1.792").contains("1.099");
    assertThat(html).doesNotContain("probability of");
  }

  @Test
  void saysWhatIsWrongWithThePicture() {
    assertThat(html(network.subject())).doesNotContain("is flat");
    assertThat(html(network.subject(Volume.of(1, 1, 2, 51, 51), Optional.empty())))
        .contains("The input is flat: every number is 0.2.");
  }
}
