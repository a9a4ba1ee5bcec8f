package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.net.History.Epoch;
import org.junit.jupiter.api.Test;

class TrainingSectionTest {
  private final SaidNetwork network = SaidNetwork.of(List.of("a", "b"), 1, 2);

  private static String html(SaidNetwork network) {
    return new TrainingSection(network.subject(), PagePictures.of(SaidNetwork.page())).html();
  }

  @Test
  void saysWhereTheTrainingEnded() {
    String html =
        html(network.trained(new Epoch(2, 0.25, 2.5, 0.2), new Epoch(0.125, 0.75, 1.5, 0.5)));
    assertThat(html)
        .contains(
            "2 epochs; at the end a loss of 0.1250 and 75.00 % of the training pictures right, of"
                + " those held back 50.00 %.");
    assertThat(html.split("<picture>", -1)).hasSize(3);
  }

  @Test
  void withoutPicturesHeldBackNothingIsSaidOfThem() {
    String html = html(network.trained(new Epoch(0.5, 1, Double.NaN, Double.NaN)));
    assertThat(html).contains("100.00 % of the training pictures right.").doesNotContain("NaN");
  }

  @Test
  void aNetworkThatTellsNothingOfItsTrainingHasNoSuchSection() {
    assertThat(html(network)).isEmpty();
    assertThat(html(network.trained())).isEmpty();
  }
}
