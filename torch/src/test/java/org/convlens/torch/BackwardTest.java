package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Rectification;
import org.convlens.net.Trace;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;
import org.junit.jupiter.api.Test;

/** The rules on one rectifier whose four inputs and gradients have all combinations of signs. */
class BackwardTest {
  private static final Volume X = Volume.of(1, 2, 2, 3, 4, -5, -6);
  private static final Volume G = Volume.of(1, 2, 2, 1, -2, 7, -8);

  @Test
  void plainIsTheDerivative() {
    assertThat(gradient(new Relu(), Backward.PLAIN, "input")).isEqualTo(maps(1, -2, 0, 0));
  }

  @Test
  void guidedPassesWhatIsPositiveBothWays() {
    assertThat(gradient(new Relu(), Backward.GUIDED, "input")).isEqualTo(maps(1, 0, 0, 0));
  }

  @Test
  void deconvnetPassesPositiveGradients() {
    assertThat(gradient(new Relu(), Backward.DECONVNET, "input")).isEqualTo(maps(1, 0, 7, 0));
  }

  @Test
  void relu6IsARectifier() {
    Clip relu6 = new Clip(0, 6);
    assertThat(gradient(relu6, Backward.PLAIN, "input")).isEqualTo(maps(1, -2, 0, 0));
    assertThat(gradient(relu6, Backward.GUIDED, "input")).isEqualTo(maps(1, 0, 0, 0));
    assertThat(gradient(relu6, Backward.DECONVNET, "input")).isEqualTo(maps(1, 0, 7, 0));
  }

  @Test
  void theGradientAtTheRectifiersOutputIsLeftAlone() {
    for (Backward rule : Rectification.values()) {
      assertThat(gradient(new Relu(), rule, "rectifier")).isEqualTo(G);
    }
  }

  @Test
  void theRuleDoesNotChangeTheNumbers() {
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      List<Volume> pictures = Nets.volumes(1, 2, 6, 6);
      Set<LayerId> logits = Set.of(id("logits"));
      try (Network other = network.with(Backward.DECONVNET);
          Trace expected = network.trace(pictures, logits);
          Trace trace = other.trace(pictures, logits, Set.of(id("input")))) {
        assertThat(trace.at(0, id("logits"))).isEqualTo(expected.at(0, id("logits")));
      }
      network.trace(pictures, logits).close();
    }
  }

  private static Volume maps(float... values) {
    return Volume.of(1, 2, 2, values);
  }

  private static Volume gradient(Op op, Backward rule, String layer) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 2, 2));
    Graph graph = b.build(input, b.add("rectifier", op, List.of(input), List.of()));
    Set<LayerId> wrt = Set.of(id(layer));
    Set<LayerId> both = new HashSet<>(List.of(input, id(layer)));
    try (Network network = Nets.open(graph);
        Network ruled = network.with(rule);
        Trace trace = ruled.trace(List.of(X), Set.of(id("rectifier")), both)) {
      Map<LayerId, List<Volume>> pulled = trace.pull(Map.of(id("rectifier"), List.of(G)), wrt);
      return Objects.requireNonNull(pulled.get(id(layer))).get(0);
    }
  }
}
