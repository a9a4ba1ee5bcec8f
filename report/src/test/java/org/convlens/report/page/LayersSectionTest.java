package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A matrix of 3 × 2 on two pixels. */
class LayersSectionTest {
  private final SaidNetwork network = SaidNetwork.of(List.of("a", "b", "c"), 1, 2, 3);

  private String html() {
    return new LayersSection(network.subject(), PagePictures.of(SaidNetwork.page())).html();
  }

  @Test
  void countsWhatTheNetworkHasAndDoes() {
    assertThat(html())
        .contains("3 layers, 6 parameters; 6 multiply-accumulate operations for one picture.")
        .containsSubsequence("<tfoot>", ">6</td>", ">6</td>");
  }

  @Test
  void everyLayerHasARow() {
    assertThat(html())
        .containsSubsequence(
            "<th scope=\"row\">input</th>",
            "<th scope=\"row\">flat</th><td data-name=\"kind\">Flatten</td>",
            "<th scope=\"row\">logits</th><td data-name=\"kind\">Linear</td>");
  }

  @Test
  void aSmallNetworkIsShownUnfolded() {
    assertThat(html()).doesNotContain("<details>").contains("Diagram of the layers");
  }
}
