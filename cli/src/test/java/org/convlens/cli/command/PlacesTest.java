package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Transpose;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that say what they see in each cell of a map, or of each of many boxes. */
class PlacesTest {
  @TempDir static Path folder;
  private static Path segmenter = Path.of("");
  private static Path detector = Path.of("");
  private static Path largest = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    segmenter = written("segmenter");
    detector = written("detector");
    largest = written("largest");
  }

  /** Paper, ink and dirt by what the middle of a pixel and its neighbours say. */
  private static Path written(String kind) throws IOException {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 8, 8));
    Conv2d same = new Conv2d(Size.ONE, Padding.all(1), Size.ONE, 1);
    LayerId conv = b.add("conv", same, List.of(input), List.of(numbers(4, 1, 3, 3)));
    Conv2d pointwise = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    LayerId last = b.add("kinds", pointwise, List.of(conv), List.of(numbers(3, 4, 1, 1)));
    if (kind.equals("detector")) {
      Reshape rows = new Reshape(Shape.of(Shape.BATCH, 3, 64));
      last = b.add("rows", rows, List.of(last), List.of());
      last = b.add("scores", new Transpose(List.of(0, 2, 1)), List.of(last), List.of());
      last = b.add("shares", Softmax.over(2), List.of(last), List.of());
    }
    if (kind.equals("largest")) {
      Reduce first = new Reduce(Reduce.Function.ARG_MAX, List.of(1), false);
      last = b.add("mask", first, List.of(last), List.of());
    }
    Graph graph = b.build(input, last);
    Model model =
        new Model(
            kind,
            graph,
            Presets.guess(kind, graph.inputShape()),
            Labels.of("paper", "ink", "dirt"),
            Optional.empty(),
            Map.of());
    Path file = folder.resolve(kind + ".onnx");
    OnnxWriter.write(model, file);
    return file;
  }

  private static Tensor numbers(int... extents) {
    Shape shape = Shape.of(extents);
    float[] values = new float[Math.toIntExact(shape.elements())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % 19 - 9) / 20f;
    }
    return Tensor.of(shape, values);
  }

  @Test
  void theSummarySaysWhatTheyAreTakenForAndWhy() {
    assertThat(Run.of("summary", segmenter).out())
        .contains("output 'kinds': 3 classes in each of 8×8 cells, as axis 1 is as long as");
    assertThat(Run.of("summary", detector).out())
        .contains("output 'shares': 3 classes for each of 64 boxes, as softmax runs over axis 2;")
        .contains("the logits are 'scores', before the softmax");
    assertThat(Run.of("summary", largest).out())
        .contains("output 'mask': 3 classes in each of 8×8 cells, as ArgMax runs over axis 1");
    assertThat(Run.of("summary", segmenter, "--head", "regression").out())
        .contains("3 values in each of 8×8 cells, as --head says");
  }

  @Test
  void classifyListsSharesAndBoxes() {
    assertThat(Run.of("classify", segmenter, "digit:7").out())
        .containsPattern("% of the cells  (paper|ink|dirt) \\(\\d\\)");
    assertThat(Run.of("classify", detector, "digit:7").out())
        .containsPattern("% {2}(ink|dirt) \\(\\d\\), box \\d+")
        .doesNotContain("paper");
    assertThat(Run.of("classify", detector, "digit:7", "--json").out()).contains("\"box\" : ");
    assertThat(Run.of("classify", largest, "digit:7").out()).contains("% of the cells");
  }

  private static String draws(Path network, String score, String method) {
    Path png = folder.resolve(method + ".png");
    Run run = Run.of("draw", method, network, "digit:7", "--score", score, "-o", png);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    Run again = Run.of("redraw", png);
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("the same bytes");
    return run.out();
  }

  @Test
  void placesAreExplainedAndDrawnAgain() {
    draws(segmenter, "mean(logit(ink) over box(4, 4, 20, 12))", "grad-cam");
    draws(segmenter, "mean(logit(ink) over pixel(14, 14)) - mean(logit(0) over all)", "saliency");
    draws(detector, "box(ink, 20)", "occlusion");
    draws(largest, "mean(logit(1) over cell(3, 4))", "saliency");
  }

  @Test
  void withoutAScoreTheMeanOverAllPlacesIsExplained() {
    Path png = folder.resolve("all.png");
    Run run = Run.of("draw", "grad-cam", segmenter, "digit:7", "--class", "ink", "-o", png);
    assertThat(run.err()).isEmpty();
    assertThat(Run.of("redraw", png).out()).contains("the same bytes");
  }

  /** Its digest stands in what the picture says of its making, so that no other stands for it. */
  @Test
  void aMaskIsKnownByItsBytes() throws IOException {
    int side = 28;
    Path file = folder.resolve("mask.png");
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < side; x++) {
      image.getRaster().setSample(x, 14, 0, 255);
    }
    ImageIO.write(image, "png", file.toFile());
    Path png = folder.resolve("masked.png");
    Object score = "mean(logit(ink) over mask(" + file + "))";
    Run run = Run.of("draw", "saliency", segmenter, "digit:7", "--score", score, "-o", png);
    assertThat(run.err()).isEmpty();
    assertThat(Run.of("redraw", png).out()).contains("the same bytes");
    assertThat(Provenance.ofFile(png).question().masks())
        .extracting(Source::sha256)
        .containsExactly(Source.fingerprint(file));
    image.getRaster().setSample(0, 0, 0, 255);
    ImageIO.write(image, "png", file.toFile());
    Run changed = Run.of("redraw", png);
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err()).contains("the mask '").contains("has changed").hasLineCount(1);
  }

  @Test
  void labelsOfAnotherLengthAreRefused() throws IOException {
    Path four = Files.write(folder.resolve("four.txt"), List.of("a", "b", "c", "d"));
    Run run = Run.of("classify", segmenter, "digit:7", "--labels", four);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("holds 4 names, but the network has 3 classes").hasLineCount(1);
  }

  /** A detector without places lists its boxes; a segmenter's mask is painted. */
  @Test
  void classifyDrawsWhatIsSaidAndItIsRedrawn() {
    Path png = folder.resolve("said.png");
    for (Path network : List.of(segmenter, detector, largest)) {
      Run run = Run.of("classify", network, "digit:7", "-o", png, "--top", 3);
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("picture: " + png);
      assertThat(Run.of("redraw", png).out()).contains("the same bytes");
    }
  }
}
