package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.net.BoxOutput;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.BoxForm;
import org.convlens.score.Ground;
import org.convlens.score.Rectangle;
import org.convlens.score.Rectangles;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

/**
 * Why a box is a face: what autograd says of UltraFace's raw logits, which {@code
 * attribution/ultraface.py} wrote. The network is not here; it is looked for in the data.
 */
class UltraFaceTest {
  private static final Numbers EXPECTED = Numbers.read("ultraface.tsv");
  private static final int BOX = 1006;
  private static final int EVERY = 2411;
  private static final Volume INPUT =
      Volume.generate(
          3, 240, 320, (c, y, x) -> (((c * 240L + y) * 320 + x) * 53 % 251 - 127) / 128f);

  @Test
  void oneBoxIsExplained() throws IOException {
    Path file = Shared.file("models-small/ultraface/version-RFB-320.onnx");
    try (Network network = Torch.engine().open(Models.open(file))) {
      Graph graph = network.model().graph();
      Score score = Score.parse("box(0, 1006) - box(1, 1006)", network.model(), Ground.NONE);
      double value = EXPECTED.get("value")[0];
      assertThat(Scores.of(network, score, List.of(INPUT))[0]).isCloseTo(value, within(1e-5));
      BoxOutput output = BoxOutput.of(graph, network.model().head()).orElseThrow();
      try (Trace trace =
          network.trace(
              List.of(INPUT),
              Set.of(Head.of(graph).logits(), output.layer()),
              Set.of(graph.input()))) {
        Volume gradient = trace.pull(score.slope(graph, trace), graph.input()).get(0);
        float[] some = EXPECTED.get("gradient");
        double largest = EXPECTED.get("largest")[0];
        assertThat((double) gradient.abs().max()).isCloseTo(largest, within(1e-4 * largest));
        for (int i = 0; i < some.length; i++) {
          assertThat((double) gradient.at(i * EVERY)).isCloseTo(some[i], within(1e-4 * largest));
        }
        Rectangles boxes =
            Rectangles.of(graph, output, trace.at(0, output.layer()), BoxForm.AUTO).orElseThrow();
        assertThat(boxes.form()).isEqualTo(BoxForm.CORNERS);
        Rectangle box = boxes.all().get(BOX);
        float[] corners = EXPECTED.get("corners");
        assertThat(new double[] {box.left(), box.top(), box.right(), box.bottom()})
            .containsExactly(
                new double[] {corners[0], corners[1], corners[2], corners[3]}, within(1e-5));
      }
      Volume map = new GradCam(Place.named("314")).explain(network, INPUT, score).map();
      Numbers.check(map, EXPECTED.like(map, "grad-cam"), "grad-cam");
    }
  }
}
