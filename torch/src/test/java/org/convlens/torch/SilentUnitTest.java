package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.ascent.Adam;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.Pigment;
import org.convlens.ascent.Wander;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

/** relu(b − red): silent in a grey picture, whose ReLU lets no gradient through. */
class SilentUnitTest {
  private static final int SIDE = 4;

  private static Graph above(float bias) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, SIDE, SIDE));
    List<Tensor> weights =
        List.of(Tensor.of(Shape.of(1, 3, 1, 1), -1, 0, 0), Tensor.of(Shape.of(1), bias));
    Conv2d conv = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    LayerId relu =
        b.add("relu", new Relu(), List.of(b.add("conv", conv, List.of(input), weights)), List.of());
    b.add("flat", new Flatten(1), List.of(relu), List.of());
    return b.build(input, new LayerId("flat"));
  }

  private static Ascent climb(Graph graph) {
    Climb climb =
        new Climb(
            Pigment.pixels(3, SIDE, SIDE, false),
            new Wander(SIDE, SIDE, 0, 0, 0),
            size -> new Adam(0.05, size),
            Penalty.NONE,
            256);
    try (TorchNetwork network = Nets.open(graph)) {
      Goal goal = new Goal(List.of(Score.channel(new LayerId("relu"), 0)));
      return climb.towards(goal, network, Run.QUIET);
    }
  }

  @Test
  void climbsByWhatEntersItsRelu() {
    Ascent ascent = climb(above(10));
    assertThat(ascent.before().get(0)).isZero();
    assertThat(ascent.after().get(0)).isGreaterThan(5);
    assertThat(ascent.pictures().get(0).channel(0).max()).isLessThan(0.03f);
  }

  @Test
  void oneThatNothingExcitesStaysSilent() {
    assertThat(climb(above(-10)).after().get(0)).isZero();
  }
}
