package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.TinyGraphs;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final Model MODEL =
      HandNetwork.of(Shape.maps(3, 1, 2), x -> x, (x, seed) -> seed).model();

  private static List<String> of(float... numbers) {
    return Diagnosis.ofInput(MODEL, Volume.of(3, 1, 2, numbers)).stream().map(Note::text).toList();
  }

  @Test
  void aPictureOfOneColourIsFlat() {
    assertThat(of(.1f, .1f, .5f, .5f, .9f, .9f))
        .containsExactly("The input is flat: every pixel is the same.");
    assertThat(of(.5f, .5f, .5f, .5f, .5f, .5f))
        .containsExactly("The input is flat: every number is 0.5.");
  }

  @Test
  void aPictureOfTwoColoursIsNot() {
    assertThat(of(.1f, .2f, .5f, .5f, .9f, .9f)).isEmpty();
  }

  private static Graph graph(float... kernel) {
    Graph.Builder builder = new Graph.Builder();
    LayerId last = builder.input("input", Shape.maps(1, 1, 1));
    LayerId input = last;
    for (int i = 0; i < kernel.length; i++) {
      last =
          builder.add(
              "conv" + i,
              new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1),
              List.of(last),
              List.of(Tensor.of(Shape.of(1, 1, 1, 1), kernel[i])));
    }
    return builder.build(input, last);
  }

  @Test
  void weightsThatAreNoNumbersAreNamed() {
    assertThat(Diagnosis.ofWeights(graph(1, 2))).isEmpty();
    assertThat(Diagnosis.ofWeights(graph(1, Float.NaN)))
        .extracting(Note::line)
        .containsExactly(
            "warning: The weights of 'conv1' hold 1 number that is NaN or infinite: what comes after them"
                + " means nothing.");
    float broken = Float.NEGATIVE_INFINITY;
    assertThat(Diagnosis.ofWeights(graph(broken, broken, 1, broken, broken, broken)))
        .extracting(Note::line)
        .containsExactly(
            "warning: The weights of 'conv0', 'conv1', 'conv3' and 2 more layers hold 5 that are NaN or"
                + " infinite: what comes after them means nothing.");
  }

  @Test
  void whatIsNoNumberIsNotExplained() {
    Prediction none = new Prediction(0, "cat", Double.NaN, Double.NaN);
    assertThatThrownBy(() -> Diagnosis.requireNumber(TinyGraphs.model(graph(Float.NaN)), none))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "what the network says of this picture is no number, so nothing can be explained: the"
                + " weights of 'conv0' hold 1 number that is NaN or infinite");
    assertThatThrownBy(() -> Diagnosis.requireNumber(MODEL, none))
        .hasMessageEndingWith("check the preprocessing");
    assertThatThrownBy(() -> Diagnosis.requireNumbers(TinyGraphs.model(graph(Float.NaN))))
        .hasMessageStartingWith("no picture can be made: the weights of 'conv0'");
  }

  @Test
  void aNumberIs() {
    assertThatCode(() -> Diagnosis.requireNumber(MODEL, new Prediction(0, "cat", 1, 3)))
        .doesNotThrowAnyException();
  }

  /** 20 × 6000: the short side becomes 256, and of the other 76800 the middle 224 are seen. */
  @Test
  void aPictureOfWhichLittleIsSeenIsToldOf() {
    Preprocessing own = MODEL.preprocessing();
    Model model =
        new Model(
            "wide",
            graph(Shape.maps(1, 224, 224)),
            new Preprocessing(
                new Preprocessing.ShortSide(256, Warp.Filter.BILINEAR),
                own.channels(),
                own.scale(),
                own.mean(),
                own.std(),
                own.origin()),
            MODEL.labels(),
            Optional.empty(),
            Map.of());
    assertThat(Diagnosis.ofCut(model, 6000, 20).map(Note::text))
        .contains(
            "The network sees 0.255 % of the picture: rows 2991 to 3009 of 6000, columns 1 to 19 of"
                + " 20; the preprocessing cuts off the rest.");
    assertThat(Diagnosis.ofCut(model, 300, 400)).isEmpty();
    assertThat(Diagnosis.ofCut(model, 300, 800)).isPresent();
  }

  private static Graph graph(Shape input) {
    Graph.Builder builder = new Graph.Builder();
    LayerId first = builder.input("input", input);
    return builder.build(first, first);
  }
}
