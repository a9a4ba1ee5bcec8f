package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.method.Explanation;
import org.convlens.method.Knobs;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.torch.Torch;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the softmax is saturated, whatever takes a gradient at the picture says so. */
class SaturationTest {
  private static final String LOGIT =
      "The softmax is saturated at p = 1.000: the score is the logit before it.";
  private static final String PROBABILITY =
      "The softmax is saturated at p = 1.000, where gradients of probabilities vanish: explain the"
          + " logit instead.";
  private static Network network;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      network =
          Torch.engine()
              .open(OnnxReader.read(ByteBuffer.wrap(stream.readAllBytes()), BuiltIn.DIGITS));
    }
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static List<String> notes(String method, Volume picture, Score score) {
    Explanation chosen = (Explanation) Catalog.entry(method).defaults();
    if (method.equals("smooth-grad")) {
      chosen = Knobs.with(chosen, Map.of("samples", "2"));
    }
    Volume input = network.model().preprocessing().normalise(picture);
    return chosen.explain(network, input, score).notes().stream().map(Note::text).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grad-cam",
        "layer-cam",
        "hires-cam",
        "saliency",
        "gradient-times-input",
        "guided-backpropagation",
        "deconvnet",
        "guided-grad-cam",
        "smooth-grad"
      })
  void gradientsSayWhyTheLogitIsExplained(String method) {
    assertThat(notes(method, DrawnDigit.draw(7, 0), Score.logit(7))).contains(LOGIT);
    assertThat(notes(method, DrawnDigit.draw(7, 0), probability())).contains(PROBABILITY);
  }

  /** What goes the whole way from a baseline, or hides parts, is not lost where a gradient is. */
  @ParameterizedTest
  @ValueSource(strings = {"integrated-gradients", "deep-lift", "lrp", "occlusion", "eigen-cam"})
  void othersDoNot(String method) {
    assertThat(notes(method, DrawnDigit.draw(7, 0), Score.logit(7)))
        .noneMatch(note -> note.contains("saturated"));
  }

  @Test
  void anUndecidedNetworkIsNotSaturated() {
    Volume grey = Volume.generate(1, 28, 28, (c, y, x) -> 128);
    assertThat(notes("saliency", grey, Score.logit(7))).noneMatch(n -> n.contains("saturated"));
    assertThat(
            notes(
                "saliency",
                DrawnDigit.draw(7, 0),
                Score.channel(network.model().graph().layers().get(1), 0)))
        .noneMatch(n -> n.contains("saturated"));
  }

  private static Score probability() {
    return Score.probability(network.model().head(), 7);
  }
}
