package org.convlens.method.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.HandAlbum;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.picture.Sheet;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Test;

/**
 * Five filters of 1×1×3 before a ReLU: 0 is red − ½, 1 twice the same, 2 is never above zero, 3 is
 * always on, 4 has almost no weight.
 */
class FilterHealthTest {
  private static final FilterHealth DEFAULTS =
      (FilterHealth) Catalog.study("filter-health").orElseThrow().defaults();
  private static final float[] WEIGHTS = {1, 0, 0, 2, 0, 0, 0, -1, 0, 0, 1, 1, 0, 0.01f, -0.01f};

  private final Network network = network(WEIGHTS);

  private static Network network(float... weights) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 2, 2));
    LayerId conv =
        builder.add(
            "conv",
            new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
            List.of(input),
            List.of(Tensor.of(Shape.of(5, 3, 1, 1), weights)));
    LayerId relu = builder.add("relu", new Relu(), List.of(conv), List.of());
    return HandNetwork.of(Shape.maps(3, 2, 2), FilterHealthTest::convolved, (x, seed) -> seed)
        .with(TinyGraphs.model(builder.build(input, relu)));
  }

  private static Volume convolved(Volume x) {
    return Volume.generate(
        5,
        2,
        2,
        (c, i, j) ->
            switch (c) {
              case 0 -> x.at(0, i, j) - 0.5f;
              case 1 -> 2 * x.at(0, i, j) - 1;
              case 2 -> -x.at(1, i, j);
              case 3 -> x.at(1, i, j) + x.at(2, i, j) + 1;
              default -> (x.at(1, i, j) - x.at(2, i, j)) / 100;
            });
  }

  private Outcome look(Map<String, String> knobs) throws IOException {
    return look(network, knobs);
  }

  private static Outcome look(Network network, Map<String, String> knobs) throws IOException {
    Volume one = Volume.generate(3, 2, 2, (c, y, x) -> (c * 70 + y * 100 + x * 30) % 256);
    Volume two = Volume.generate(3, 2, 2, (c, y, x) -> (200 + c * 90 + y * 55 + x * 140) % 256);
    return Knobs.with(DEFAULTS, knobs)
        .look(network, new HandAlbum(List.of(one, two)), Progress.SILENT);
  }

  @Test
  void aFilterWhoseWeightsAreNoNumbersIsTheFirstOfTheDead() throws IOException {
    float[] broken = WEIGHTS.clone();
    broken[3] = Float.NaN;
    Outcome outcome = look(network(broken), Map.of());
    assertThat(outcome.ledgers().get(1).rows().get(0))
        .contains("dead", "1", "its weights are NaN or infinite");
    assertThat(outcome.notes().get(0).text())
        .startsWith("The weights of 'conv' hold 1 number that is");
  }

  @Test
  void everyFaultIsFoundAndRanked() throws IOException {
    assertThat(look(Map.of()).ledgers().get(1).rows())
        .extracting(row -> row.get(1) + " " + row.get(3))
        .containsExactly("dead 2", "duplicate 1", "saturated 3", "low-norm 4");
  }

  @Test
  void reasonsSayWhy() throws IOException {
    assertThat(look(Map.of()).facts().get("faults"))
        .asString()
        .contains("twin=0")
        .contains("reason=like 0: cos 1.000, r 1.000")
        .contains("reason=never rectified")
        .contains("reason=norm 0.0141, 1.4 % of median")
        .contains("reason=never above 0");
  }

  @Test
  void theSheetStatesItsThresholds() throws IOException {
    assertThat(((Sheet) look(Map.of("low-norm", "0.25")).picture()).notes())
        .extracting(Note::text)
        .contains(
            "Thresholds: dead, active in at most 0 % of the cells; duplicate, cosine 0.95 and"
                + " correlation 0.95 or more; saturated, at a flat end or not rectified in 95 %"
                + " of the cells or more; low norm, below 25 % of the layer's median.");
  }

  @Test
  void allAreAHundredPercent() throws IOException {
    assertThat(((Sheet) look(Map.of("dead", "1")).picture()).sections().get(0).title())
        .isEqualTo("dead: 5 of 5 filters (100 %)");
  }

  @Test
  void countsAreOfFilters() throws IOException {
    assertThat(look(Map.of()).facts())
        .containsEntry("filters", 5L)
        .containsEntry("failed", false)
        .extractingByKey("counts")
        .hasToString("{dead=1, duplicate=1, saturated=1, low_norm=1, faulty=4}");
  }

  @Test
  void tooManyFaultsAreAFailure() throws IOException {
    assertThat(look(Map.of("fail-if", "dead>20%")).failure()).isEmpty();
    assertThat(look(Map.of("fail-if", "low-norm>3, dead>=20%")).failure())
        .contains("1 of 5 filters (20.0 %) are dead: at least 20 % is too many");
  }

  @Test
  void aConditionThatIsNoneIsRefused() {
    assertThatThrownBy(() -> look(Map.of("fail-if", "dead>150%")))
        .hasMessage("fail-if 'dead>150%': a share is at most 100 %, so it never holds");
    assertThatThrownBy(() -> look(Map.of("fail-if", "dad>5%")))
        .hasMessageStartingWith("fail-if 'dad>5%': give conditions such as dead>5%");
  }

  @Test
  void thresholdsAreKnobs() throws IOException {
    assertThat(look(Map.of("low-norm", "0.001", "saturated", "1", "dead", "0.5")).facts())
        .extractingByKey("counts")
        .asString()
        .contains("low_norm=0");
  }

  @Test
  void aLayerWithoutFiltersIsRefused() {
    assertThatThrownBy(() -> look(Map.of("layer", "relu")))
        .hasMessage("layer 'relu' (Relu) is no convolution: leave it out");
  }
}
