package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.picture.Heatmap;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static Heatmap map(float... values) {
    return new Heatmap("", Volume.of(1, 1, values.length, values), false, List.of());
  }

  private static final Agreement THREE =
      Agreement.of(
          List.of("a", "b", "c"),
          List.of(map(1, 2, 3, 4, 5), map(2, 1, 4, 3, 5), map(5, 4, 3, 2, 1)));

  @Test
  void isTheCorrelationOfEachPair() {
    assertThat(THREE.correlations().at(0, 0, 1)).isCloseTo(.8f, within(1e-6f));
    assertThat(THREE.correlations().at(0, 2, 0)).isEqualTo(-1);
    assertThat(THREE.correlations().at(0, 1, 1)).isEqualTo(1);
  }

  @Test
  void namesTheFarthest() {
    assertThat(THREE.of(0).sentence())
        .startsWith("agreement -0.10 with the 2 others")
        .endsWith("least with c, -1.00");
  }

  @Test
  void aConstantMapAgreesWithNothing() {
    Agreement two = Agreement.of(List.of("a", "b"), List.of(map(1, 2), map(3, 3)));
    assertThat(two.of(0).sentence()).contains("not to be told");
  }
}
