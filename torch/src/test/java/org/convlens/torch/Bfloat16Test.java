package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bfloat16Test {
  @BeforeEach
  void onProcessorsThatHaveIt() {
    Assumptions.assumeTrue(
        Processor.ofThisMachine().hasBfloat16(), "this processor does not compute in bfloat16");
  }

  /** Whole numbers up to 256 are the same in both, and so are their sums. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void smallWholeNumbersComeOutExactly(long seed) {
    Random random = new Random(seed);
    Volume picture = whole(random, 2, 8, 8);
    Patch patch = new Patch(3, 2, whole(random, 2, 2, 3));
    Set<LayerId> watch = Set.of(id("conv"), id("logits"));
    Graph graph = wholeNumbers(random);
    try (TorchNetwork exact = Nets.open(graph);
        TorchNetwork rounded = rounded(graph);
        Trace expected = exact.trace(List.of(picture, patch.on(picture)), watch);
        Trace trace = rounded.trace(List.of(picture), watch);
        Patched patched = rounded.patched(picture, watch, 1);
        Trace local = patched.trace(List.of(patch))) {
      for (LayerId layer : watch) {
        assertThat(trace.at(0, layer).toArray()).isEqualTo(expected.at(0, layer).toArray());
        assertThat(local.at(0, layer).toArray()).isEqualTo(expected.at(1, layer).toArray());
      }
    }
  }

  @Test
  void othersAreRoundedToEightBits() {
    Volume picture = Volume.generate(2, 6, 6, (c, y, x) -> 1 + c * 0.001f + y * 0.0001f);
    LayerId input = id("input");
    try (TorchNetwork network = rounded(Nets.residual());
        Trace trace = network.trace(List.of(picture), Set.of(input))) {
      assertThat(trace.at(0, input).toArray()).containsOnly(1f);
    }
  }

  @Test
  void gradientsAreRefused() {
    try (TorchNetwork network = rounded(Nets.residual())) {
      List<Volume> pictures = List.of(volume(1, 2, 6, 6));
      assertThatThrownBy(() -> network.trace(pictures, Set.of(id("logits")), Set.of(id("conv1"))))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("bf16 has no gradients");
    }
  }

  /** conv, relu, pool, flat, logits, of which each takes one number; input 2 × 8 × 8. */
  private static Graph wholeNumbers(Random random) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 8, 8));
    Tensor kernel = Tensor.of(Shape.of(4, 2, 3, 3), whole(random, 72, 1, 1).toArray());
    LayerId conv = b.add("conv", Nets.SAME3, List.of(input), List.of(kernel));
    LayerId relu = b.add("relu", new Relu(), List.of(conv), List.of());
    LayerId pool = b.add("pool", Nets.POOL2, List.of(relu), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(pool), List.of());
    float[] matrix = new float[5 * 64];
    for (int row = 0; row < 5; row++) {
      matrix[row * 64 + random.nextInt(64)] = 1;
    }
    LayerId logits =
        b.add(
            "logits",
            new Linear(false),
            List.of(flat),
            List.of(Tensor.of(Shape.of(5, 64), matrix)));
    return b.build(input, logits);
  }

  private static Volume whole(Random random, int channels, int height, int width) {
    return Volume.generate(channels, height, width, (c, y, x) -> random.nextInt(5) - 2);
  }

  private static TorchNetwork rounded(Graph graph) {
    return Torch.engine(new Torch.Options(1, Precision.BFLOAT16)).open(Nets.model(graph));
  }
}
