package org.convlens.torch;

import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volumes;
import static org.convlens.torch.TorchTraceTest.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A convolution that is watched runs by itself; one that is not computes its norm as well. */
class MergedStepsTest {
  private static final Set<LayerId> INPUT = Set.of(id("input"));

  /** conv, norm, relu, last (a convolution), last_norm; input 4 × 7 × 6. */
  private static Graph graph(boolean biased, int groups) {
    Random random = new Random(3);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(4, 7, 6));
    List<Tensor> weights = Nets.weights(random, 8, 4 / groups, 3, 3);
    LayerId conv =
        b.add(
            "conv",
            new Conv2d(Size.ONE, Padding.all(1), Size.ONE, groups),
            List.of(input),
            biased ? weights : weights.subList(0, 1));
    LayerId norm = b.add("norm", new BatchNorm(1e-3f, 0.9f), List.of(conv), statistics(random, 8));
    LayerId relu = b.add("relu", new Relu(), List.of(norm), List.of());
    LayerId last =
        b.add("last", Nets.SAME3, List.of(relu), Nets.weights(random, 3, 8, 3, 3).subList(0, 1));
    LayerId end =
        b.add("last_norm", new BatchNorm(1e-5f, 0.9f), List.of(last), statistics(random, 3));
    return b.build(input, end);
  }

  private static List<Tensor> statistics(Random random, int channels) {
    float[] variance = new float[channels];
    for (int i = 0; i < channels; i++) {
      variance[i] = 0.3f + random.nextFloat();
    }
    return List.of(
        Nets.tensor(random, channels),
        Nets.tensor(random, channels),
        Nets.tensor(random, channels),
        Tensor.of(Shape.of(channels), variance));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void mergedOrNotTheNumbersAreTheSame(int groups) {
    Set<LayerId> end = Set.of(id("last_norm"), id("relu"));
    Set<LayerId> all = Set.of(id("last_norm"), id("relu"), id("conv"), id("last"));
    try (TorchNetwork network = Nets.open(graph(groups == 2, groups));
        Trace merged = network.trace(volumes(2, 4, 7, 6), end);
        Trace plain = network.trace(volumes(2, 4, 7, 6), all)) {
      for (LayerId layer : end) {
        assertClose(merged.at(1, layer), plain.at(1, layer), 2e-6);
      }
    }
  }

  @Test
  void gradientsAreTheSame() {
    Map<LayerId, List<Volume>> seed = Map.of(id("last_norm"), volumes(2, 3, 7, 6));
    try (TorchNetwork network = Nets.open(graph(true, 1));
        Trace merged = network.trace(volumes(2, 4, 7, 6), Set.of(id("last_norm")), INPUT);
        Trace plain =
            network.trace(
                volumes(2, 4, 7, 6), Set.of(id("last_norm"), id("conv"), id("last")), INPUT)) {
      assertClose(
          merged.pull(seed, id("input")).get(1), plain.pull(seed, id("input")).get(1), 5e-6);
    }
  }
}
