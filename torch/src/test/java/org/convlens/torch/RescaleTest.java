package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.convlens.torch.Nets.id;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Rescale;
import org.convlens.net.Trace;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

/** DeepLIFT's multipliers, by hand, and that they add up to the score's rise. */
class RescaleTest {
  private static final MaxPool2d OVERLAPPING =
      new MaxPool2d(Size.square(3), Size.square(2), Padding.all(1), Size.ONE, false);

  @Test
  void atAReluTheyAreTheRiseOverTheWay() {
    Volume x = Volume.of(1, 1, 4, 3, -1, 2, -2);
    Volume baseline = Volume.of(1, 1, 4, -1, 2, 1, -3);
    // (3 − 0)/4, (0 − 2)/−3, (2 − 1)/1, 0/1
    assertThat(multipliers(new Relu(), x, baseline))
        .isEqualTo(Volume.of(1, 1, 4, .75f, 2f / 3, 1, 0));
  }

  @Test
  void whereNothingMovesTheyAreTheDerivative() {
    Volume x = Volume.of(1, 1, 2, 3, -1);
    assertThat(multipliers(new Relu(), x, x)).isEqualTo(Volume.of(1, 1, 2, 1, 0));
  }

  /** The pool rises from 5 to 9: the place of 9 has way 8, so 4 / 8. */
  @Test
  void atAMaximumTheGainIsThePicturesLargest() {
    Volume x = Volume.of(1, 2, 2, 9, 1, 2, 3);
    Volume baseline = Volume.of(1, 2, 2, 1, 5, 2, 3);
    assertThat(multipliers(Nets.POOL2, x, baseline)).isEqualTo(Volume.of(1, 2, 2, .5f, 0, 0, 0));
  }

  /** The pool falls from 9 to 5: the baseline's largest has way −8, so −4 / −8. */
  @Test
  void andTheLossIsTheBaselinesLargest() {
    Volume x = Volume.of(1, 2, 2, 1, 5, 2, 3);
    Volume baseline = Volume.of(1, 2, 2, 9, 1, 2, 3);
    assertThat(multipliers(Nets.POOL2, x, baseline)).isEqualTo(Volume.of(1, 2, 2, .5f, 0, 0, 0));
  }

  private static Volume multipliers(Op op, Volume x, Volume baseline) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, x.height(), x.width()));
    Graph graph = b.build(input, b.add("top", op, List.of(input), List.of()));
    try (Network network = Nets.open(graph);
        Network ruled = network.with(new Rescale());
        Trace trace = ruled.trace(List.of(x, baseline), Set.of(id("top")), Set.of(input))) {
      Volume ones = trace.at(0, id("top")).map(v -> 1);
      Volume pulled = trace.pull(Map.of(id("top"), List.of(ones, ones)), input).get(0);
      return pulled.map(v -> v + 0f);
    }
  }

  @Test
  void theyAddUpToTheRise() {
    Random random = new Random(4);
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(2, 7, 7));
    LayerId conv = b.add("conv", Nets.SAME3, List.of(input), Nets.weights(random, 4, 2, 3, 3));
    LayerId relu = b.add("relu", new Relu(), List.of(conv), List.of());
    LayerId mean =
        b.add("mean", new GlobalPool2d(GlobalPool2d.Function.MEAN), List.of(relu), List.of());
    LayerId gate =
        b.add("gate", Elementwise.of(Elementwise.Function.SIGMOID), List.of(mean), List.of());
    LayerId gated =
        b.add(
            "gated", new Arithmetic(Arithmetic.Function.MULTIPLY), List.of(relu, gate), List.of());
    LayerId pool = b.add("pool", OVERLAPPING, List.of(gated), List.of());
    LayerId flat = b.add("flat", new Flatten(1), List.of(pool), List.of());
    LayerId logits = b.add("logits", new Linear(false), List.of(flat), Nets.weights(random, 3, 64));
    Volume x = Nets.volume(1, 2, 7, 7);
    Volume baseline = Nets.volume(2, 2, 7, 7);
    try (Network network = Nets.open(b.build(input, logits));
        Network ruled = network.with(new Rescale());
        Trace trace = ruled.trace(List.of(x, baseline), Set.of(logits), Set.of(input))) {
      Volume seed = Volume.of(3, 1, 1, 0, 1, 0);
      Volume multipliers = trace.pull(Map.of(logits, List.of(seed, seed)), input).get(0);
      float rise = trace.at(0, logits).at(1) - trace.at(1, logits).at(1);
      assertThat(multipliers.times(x.minus(baseline)).sum()).isCloseTo(rise, within(1e-4));
    }
  }

  @Test
  void aPictureWithoutBaselineIsRefused() {
    try (Network network = Nets.open(Nets.residual());
        Network ruled = network.with(new Rescale())) {
      assertThatThrownBy(() -> ruled.trace(Nets.volumes(1, 2, 6, 6), Set.of(id("logits"))))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("baseline");
    }
  }
}
