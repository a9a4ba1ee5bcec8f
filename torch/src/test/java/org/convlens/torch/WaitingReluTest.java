package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

/**
 * A ReLU that nobody looks at is computed after the max pooling that reads it, to the same bits.
 */
class WaitingReluTest {
  private static final Set<LayerId> INPUT = Set.of(id("input"));
  private static final List<Volume> PICTURES = volumes(3, 2, 6, 6);

  /** conv1, relu1, pool1, logits; half of what is pooled is below zero. */
  private static Graph graph() {
    Random random = new Random(2);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 6, 6));
    List<Tensor> dim =
        List.of(
            Nets.tensor(random, 4, 2, 3, 3), Tensor.of(Shape.of(4), new float[] {-4, -5, -6, -2}));
    LayerId conv = b.add("conv1", Nets.SAME3, List.of(input), dim);
    LayerId relu = b.add("relu1", new Relu(), List.of(conv), List.of());
    LayerId pool = b.add("pool1", Nets.POOL2, List.of(relu), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(pool), List.of());
    LayerId logits = b.add("logits", new Linear(false), List.of(flat), Nets.weights(random, 3, 36));
    return b.build(input, logits);
  }

  private static List<Volume> pooled(TorchNetwork network, Set<LayerId> watched) {
    List<Volume> maps = new ArrayList<>();
    try (Trace trace = network.trace(PICTURES, watched)) {
      for (int item = 0; item < 3; item++) {
        maps.add(trace.at(item, id("pool1")));
        maps.add(trace.at(item, id("logits")));
      }
    }
    return maps;
  }

  private static List<Volume> slopes(TorchNetwork network, Set<LayerId> watched) {
    Map<LayerId, List<Volume>> seed = Map.of(id("logits"), volumes(3, 3, 1, 1));
    try (Trace trace = network.trace(PICTURES, watched, INPUT)) {
      return trace.pull(seed, id("input"));
    }
  }

  @Test
  void theNumbersAreTheSame() {
    try (TorchNetwork network = Nets.open(graph())) {
      List<Volume> waited = pooled(network, Set.of(id("pool1"), id("logits")));
      assertThat(waited).isEqualTo(pooled(network, Set.of(id("relu1"), id("pool1"), id("logits"))));
      assertThat(waited.get(0).toArray()).contains(0f).doesNotContain(Float.NaN);
    }
  }

  @Test
  void theConvolutionBeforeItIsLeftAsItIs() {
    try (TorchNetwork network = Nets.open(graph());
        Trace trace = network.trace(PICTURES, Set.of(id("conv1"), id("pool1")));
        Trace alone = network.trace(PICTURES, Set.of(id("conv1")))) {
      assertThat(trace.at(1, id("conv1"))).isEqualTo(alone.at(1, id("conv1")));
    }
  }

  @Test
  void theGradientsAreTheSame() {
    try (TorchNetwork network = Nets.open(graph())) {
      assertThat(slopes(network, Set.of(id("logits"))))
          .isEqualTo(slopes(network, Set.of(id("relu1"), id("logits"))));
    }
  }

  @Test
  void rulesForTheWayBackMeetTheReluWhereItStands() {
    try (TorchNetwork network = Nets.open(graph());
        TorchNetwork guided = network.with(Backward.DECONVNET)) {
      Program program = guided.program();
      assertThat(program.pooling(program.place(id("relu1")))).isNegative();
      assertThat(slopes(guided, Set.of(id("logits"))))
          .isEqualTo(slopes(guided, Set.of(id("relu1"), id("logits"))));
    }
  }

  @Test
  void itRunsOnFewerNumbers() {
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      Program program = network.program();
      assertThat(program.pooling(program.place(id("relu1")))).isEqualTo(program.place(id("pool1")));
      assertThat(program.pooling(program.place(id("relu2")))).isNegative();
    }
  }
}
