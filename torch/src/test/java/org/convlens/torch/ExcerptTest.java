package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.TorchTraceTest.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Excerpt;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of a network says of its channels what the whole one says. */
class ExcerptTest {
  private static final LayerId INPUT = id("input");

  /** conv1, relu1, conv2, norm2, relu2, pool2; input 2 × 6 × 6. */
  private static Graph graph() {
    Random random = new Random(5);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 6, 6));
    LayerId conv1 = b.add("conv1", Nets.SAME3, List.of(input), Nets.weights(random, 4, 2, 3, 3));
    LayerId relu1 = b.add("relu1", new Relu(), List.of(conv1), List.of());
    LayerId conv2 = b.add("conv2", Nets.SAME3, List.of(relu1), Nets.weights(random, 6, 4, 3, 3));
    List<org.convlens.array.Tensor> statistics =
        List.of(
            Nets.tensor(random, 6),
            Nets.tensor(random, 6),
            Nets.tensor(random, 6),
            org.convlens.array.Tensor.of(Shape.of(6), 1, 2, 3, 1, 2, 3));
    LayerId norm2 = b.add("norm2", new BatchNorm(1e-3f, 0.9f), List.of(conv2), statistics);
    LayerId relu2 = b.add("relu2", new Relu(), List.of(norm2), List.of());
    LayerId pool2 = b.add("pool2", Nets.POOL2, List.of(relu2), List.of());
    return b.build(input, pool2);
  }

  @ParameterizedTest
  @CsvSource({"conv1, 4", "relu1, 4", "conv2, 6", "norm2, 6", "relu2, 6", "pool2, 6"})
  void saysTheSameOfItsChannels(String layer, int count) {
    List<Integer> channels = List.of(count - 1, 1);
    Excerpt excerpt = Excerpt.of(graph(), id(layer), channels).orElseThrow();
    assertThat(excerpt.graph().node(excerpt.layer()).shape().channels()).isEqualTo(2);
    List<Volume> pictures = Nets.volumes(2, 2, 6, 6);
    try (Network whole = Nets.open(graph());
        Network part = whole.only(excerpt).orElseThrow();
        Trace all = whole.trace(pictures, Set.of(id(layer)), Set.of(INPUT));
        Trace some = part.trace(pictures, Set.of(excerpt.layer()), Set.of(INPUT))) {
      List<Volume> seeds = new ArrayList<>();
      List<Volume> wide = new ArrayList<>();
      for (int item = 0; item < 2; item++) {
        Volume maps = all.at(item, id(layer));
        Volume said = some.at(item, excerpt.layer());
        Volume seed = Nets.volume(item, 2, said.height(), said.width());
        seeds.add(seed);
        Volume spread = maps.times(0);
        for (int k = 0; k < 2; k++) {
          assertClose(said.channel(k), maps.channel(channels.get(k)), 1e-5);
          spread = spread.plus(placed(seed.channel(k), channels.get(k), count));
        }
        wide.add(spread);
      }
      List<Volume> expected = all.pull(Map.of(id(layer), wide), INPUT);
      List<Volume> pulled = some.pull(Map.of(excerpt.layer(), seeds), INPUT);
      assertClose(pulled.get(0), expected.get(0), 1e-4);
      assertClose(pulled.get(1), expected.get(1), 1e-4);
    }
  }

  private static Volume placed(Volume map, int channel, int count) {
    return Volume.generate(
        count, map.height(), map.width(), (c, y, x) -> c == channel ? map.at(0, y, x) : 0);
  }

  @Test
  void layersWhoseChannelsAreMixedHaveNone() {
    assertThat(Excerpt.of(Nets.residual(), id("sum"), List.of(1))).isEmpty();
    assertThat(Excerpt.of(Nets.residual(), id("relu2"), List.of(1))).isEmpty();
    assertThat(Excerpt.of(Nets.residual(), id("logits"), List.of(1))).isEmpty();
  }
}
