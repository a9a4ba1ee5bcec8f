package org.convlens.method.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.method.Gathering;
import org.convlens.method.HandAlbum;
import org.convlens.method.Outcome;
import org.convlens.method.Place;
import org.convlens.method.Roll;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.net.Trace;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All channels of a layer in one walk: the numbers of a loop over all cells. */
class LayerCensusTest {
  private static final int SIDE = 3;
  private static final int PICTURES = 9;

  private final Random random = new Random(2);
  private final Network network = network();
  private final HandAlbum album = new HandAlbum(pictures());
  private final LayerCensus census = new LayerCensus(new Place("conv"), 2, 100);

  /** Channels: red, green − red. */
  private static Network network() {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, SIDE, SIDE));
    LayerId conv =
        b.add(
            "conv",
            new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
            List.of(input),
            List.of(Tensor.of(Shape.of(2, 3, 1, 1), 1, 0, 0, -1, 1, 0)));
    LayerId relu = b.add("relu", new Relu(), List.of(conv), List.of());
    return HandNetwork.of(Shape.maps(3, SIDE, SIDE), LayerCensusTest::said, (x, seed) -> seed)
        .with(TinyGraphs.model(b.build(input, relu)));
  }

  private static Volume said(Volume x) {
    return Volume.generate(
        2, SIDE, SIDE, (c, i, j) -> c == 0 ? x.at(0, i, j) : x.at(1, i, j) - x.at(0, i, j));
  }

  private List<@Nullable Volume> pictures() {
    List<@Nullable Volume> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(Volume.generate(3, SIDE, SIDE, (c, y, x) -> random.nextInt(256)));
    }
    return pictures;
  }

  @Test
  @SuppressWarnings("unchecked")
  void countsEveryCell() throws IOException {
    Outcome outcome = census.look(network, album, Progress.SILENT);
    List<Map<String, Object>> channels =
        (List<Map<String, Object>>) Objects.requireNonNull(outcome.facts().get("channels"));
    for (int channel = 0; channel < 2; channel++) {
      List<Double> cells = new ArrayList<>();
      for (int i = 0; i < PICTURES; i++) {
        Volume said = said(network.model().preprocessing().normalise(album.picture(i)));
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
          cells.add((double) said.at(channel * SIDE * SIDE + cell));
        }
      }
      double mean = cells.stream().mapToDouble(v -> v).average().orElseThrow();
      double variance =
          cells.stream().mapToDouble(v -> (v - mean) * (v - mean)).average().orElse(0);
      Map<String, Object> statistics =
          (Map<String, Object>) Objects.requireNonNull(channels.get(channel).get("statistics"));
      assertThat(statistics)
          .containsEntry("cells", (long) cells.size())
          .containsEntry("min", Collections.min(cells).floatValue())
          .containsEntry("max", Collections.max(cells).floatValue())
          .containsEntry(
              "active", (double) cells.stream().filter(v -> v > 0).count() / cells.size());
      assertThat((double) number(statistics, "mean")).isCloseTo(mean, within(1e-12));
      assertThat((double) number(statistics, "deviation"))
          .isCloseTo(Math.sqrt(variance), within(1e-9));
      List<Map<String, Object>> patches =
          (List<Map<String, Object>>) Objects.requireNonNull(channels.get(channel).get("patches"));
      assertThat(patches).hasSize(2);
      assertThat(patches.get(0))
          .containsEntry("activation", Collections.max(cells).floatValue())
          .containsKeys("picture", "unit", "box");
    }
    assertThat(outcome.facts()).containsKey("health");
  }

  private static Object number(Map<String, Object> facts, String key) {
    return Objects.requireNonNull(facts.get(key));
  }

  @Test
  void orderAndPartsDoNotMatter() throws IOException {
    Outcome whole = census.look(network, album, Progress.SILENT);
    for (int trial = 0; trial < 10; trial++) {
      assertThat(inParts(census.gathering(network.model())).facts()).isEqualTo(whole.facts());
    }
  }

  private <S> Outcome inParts(Gathering<S> gathering) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    S one = gathering.empty();
    S other = gathering.empty();
    for (int picture : order) {
      Volume input = network.model().preprocessing().normalise(album.picture(picture));
      try (Trace trace = network.trace(List.of(input), gathering.watch())) {
        if (random.nextBoolean()) {
          one = gathering.add(one, trace, 0, album.name(picture));
        } else {
          other = gathering.add(other, trace, 0, album.name(picture));
        }
      }
    }
    Roll roll = new Roll(PICTURES, Roll.EMPTY.unreadable(), java.util.Optional.empty());
    return gathering.outcome(gathering.merge(other, one), roll, album);
  }
}
