package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.formula.Cell;
import org.convlens.formula.Derivation;
import org.convlens.formula.Formula;
import org.convlens.formula.Patch;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.Constant;
import org.convlens.studio.OpenedModel;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

/** Numbers of whole networks, as they run, are what their formulas come to. */
class FormulaParityTest {
  private static final int UNITS = 6;

  @Test
  void ofTheDigits() throws IOException {
    check(OpenedModel.named("digits").model());
  }

  @Test
  void ofSqueezeNet() throws IOException {
    check(Models.open(Shared.file("models-imagenet/squeezenet1.1_fp32.onnx")));
  }

  private static void check(Model model) {
    Graph graph = model.graph();
    var input = graph.inputShape();
    Random random = new Random(8);
    Volume picture =
        Volume.generate(
            input.channels(),
            input.height(),
            input.width(),
            (c, y, x) -> (float) random.nextGaussian());
    Set<LayerId> all = new HashSet<>(graph.layers());
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), all)) {
      int checked = 0;
      for (Node node : graph.nodes()) {
        boolean computes = !node.inputs().isEmpty() && !(node.op() instanceof Constant);
        for (int i = 0; computes && i < UNITS; i++) {
          Volume said = trace.at(0, node.id());
          Cell unit =
              new Cell(
                  random.nextInt(said.channels()),
                  random.nextInt(said.height()),
                  random.nextInt(said.width()));
          Derivation.of(graph, node.id(), unit, id -> trace.at(0, id))
              .formulas()
              .forEach(FormulaParityTest::check);
          checked++;
        }
      }
      assertThat(checked).isGreaterThan(UNITS * 5);
    }
  }

  private static void check(Formula formula) {
    double size = Math.max(1, Math.abs(formula.said()));
    for (Patch patch : formula.patches()) {
      for (int i = 0; i < patch.size() && patch.weights().isPresent(); i++) {
        size = Math.max(size, Math.abs(patch.product(i)));
      }
    }
    assertThat(formula.result()).as("%s", formula).isCloseTo(formula.said(), within(1e-5 * size));
  }
}
