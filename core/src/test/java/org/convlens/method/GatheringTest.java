package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.data.Pictures;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Surveys of pictures in any order and in any parts come to the same, to the bit. */
class GatheringTest {
  private static final int PICTURES = 14;
  private static final int SIDE = 4;

  private final Random random = new Random(11);
  private final Network network = network();
  private final Pictures album = new HandAlbum(pictures());

  /**
   * Three filters, of which two are alike; what they say is red, nearly red, and green less red.
   */
  private static Network network() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, SIDE, SIDE));
    LayerId conv =
        builder.add(
            "conv",
            new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
            List.of(input),
            List.of(Tensor.of(Shape.of(3, 3, 1, 1), 1, 0, 0, 1, 0.1f, 0, -1, 1, 0)));
    LayerId relu = builder.add("relu", new Relu(), List.of(conv), List.of());
    return HandNetwork.of(
            Shape.maps(3, SIDE, SIDE),
            x ->
                Volume.generate(
                    3,
                    SIDE,
                    SIDE,
                    (c, i, j) ->
                        c == 2
                            ? x.at(1, i, j) - x.at(0, i, j)
                            : x.at(0, i, j) + c * x.at(1, i, j) / 10),
            (x, seed) -> seed)
        .with(TinyGraphs.model(builder.build(input, relu)));
  }

  /** Few values, so that many units are equally strong. */
  private List<@Nullable Volume> pictures() {
    List<@Nullable Volume> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(Volume.generate(3, SIDE, SIDE, (c, y, x) -> 51 * random.nextInt(6)));
    }
    return pictures;
  }

  @ParameterizedTest
  @CsvSource({
    "top-patches, layer, conv, per-picture, 1",
    "top-patches, layer, conv, per-picture, 3",
    "filter-health, cosine, 0.5, correlation, 0.5"
  })
  void orderAndPartsDoNotMatter(String name, String knob, String value, String more, String other)
      throws IOException {
    Study defaults = Catalog.study(name).orElseThrow().defaults();
    Survey survey = (Survey) Knobs.with(defaults, Map.of(knob, value, more, other));
    Outcome whole = survey.look(network, album, Progress.SILENT);
    assertThat(whole.facts().toString()).containsAnyOf("activation=", "fault=duplicate");
    for (int trial = 0; trial < 40; trial++) {
      Outcome parts = inParts(survey.gathering(network.model()));
      assertThat(parts.facts()).isEqualTo(whole.facts());
      assertThat(parts.ledgers()).isEqualTo(whole.ledgers());
      assertThat(parts.picture()).isEqualTo(whole.picture());
    }
  }

  /** All pictures once, dealt out at random to a few parts, which are put together at random. */
  private <S> Outcome inParts(Gathering<S> gathering) throws IOException {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    int count = 1 + random.nextInt(5);
    List<S> parts = new ArrayList<>(Collections.nCopies(count, gathering.empty()));
    Roll roll = Roll.EMPTY;
    for (int picture : order) {
      int part = random.nextInt(count);
      Volume input = network.model().preprocessing().normalise(album.picture(picture));
      try (Trace trace = network.trace(List.of(input), gathering.watch())) {
        parts.set(part, gathering.add(parts.get(part), trace, 0, album.name(picture)));
      }
      roll = roll.having(1);
    }
    while (parts.size() > 1) {
      Collections.shuffle(parts, random);
      S one = parts.remove(parts.size() - 1);
      S other = parts.remove(parts.size() - 1);
      parts.add(gathering.merge(one, other));
    }
    return gathering.outcome(parts.get(0), roll, album);
  }
}
