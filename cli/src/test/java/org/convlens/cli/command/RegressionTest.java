package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.array.Npy;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks that put out plain numbers: the sum of a picture's pixels, and the sum and its double.
 */
class RegressionTest {
  @TempDir static Path folder;
  private static Path one = Path.of("");
  private static Path two = Path.of("");
  private static Path binary = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    one = written("one", 1, false);
    two = written("two", 2, false);
    binary = written("binary", 1, true);
  }

  private static Path written(String name, int outputs, boolean sigmoid) throws IOException {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 4, 4));
    Tensor same = Tensor.of(Shape.of(1, 1, 1, 1), new float[] {1});
    Conv2d pointwise = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    LayerId conv = builder.add("conv", pointwise, List.of(input), List.of(same));
    LayerId last = builder.add("flatten", new Flatten(1), List.of(conv), List.of());
    float[] weights = new float[16 * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 1 + i / 16;
    }
    Tensor matrix = Tensor.of(Shape.of(outputs, 16), weights);
    last = builder.add("dense", new Linear(false), List.of(last), List.of(matrix));
    if (sigmoid) {
      Elementwise function = Elementwise.of(Elementwise.Function.SIGMOID);
      last = builder.add("sigmoid", function, List.of(last), List.of());
    }
    Graph graph = builder.build(input, last);
    Model model =
        new Model(
            name,
            graph,
            Presets.guess(name, graph.inputShape()),
            Labels.NONE,
            Optional.empty(),
            Map.of());
    Path file = folder.resolve(name + ".onnx");
    OnnxWriter.write(model, file);
    return file;
  }

  private static Run draw(String method, Object... more) {
    Object[] words = new Object[more.length + 4];
    words[0] = "draw";
    words[1] = method;
    System.arraycopy(more, 0, words, 2, more.length);
    words[more.length + 2] = "-o";
    words[more.length + 3] = folder.resolve(method + ".png");
    Run run = Run.of(words);
    assertThat(run.err()).isEmpty();
    return run;
  }

  /** What the network says of a picture. */
  private static double value(Path network) {
    String json = Run.of("classify", network, "digit:7", "--json").out();
    Matcher matcher = Pattern.compile("\"value\" : ([-+.eE0-9]+)").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void aSingleNumberWithoutASigmoidIsAValue() {
    String said = Run.of("classify", one, "digit:7").out();
    assertThat(said).containsPattern("  output = -?\\d").doesNotContain("%", "class 1");
    assertThat(said).contains("head: the output is a value, as no sigmoid follows it (--head");
    assertThat(Run.of("summary", one).out()).contains("head: the output is a value");
  }

  @Test
  void itCanBeReadAsTwoClasses() {
    String said = Run.of("classify", one, "digit:7", "--head", "classes").out();
    assertThat(said).contains("class 0", "class 1", "%").doesNotContain("head:");
  }

  @Test
  void aSigmoidSpeaksOfTwoClassesUnlessSomebodySaysOtherwise() {
    assertThat(Run.of("classify", binary, "digit:7").out()).contains("class 0", "class 1", "%");
    assertThat(Run.of("classify", binary, "digit:7", "--head", "regression").out())
        .containsPattern("  output = (0|1)\\.");
  }

  @Test
  void severalAreClassesUnlessSomebodySaysOtherwise() throws IOException {
    assertThat(Run.of("classify", two, "digit:7").out()).contains("class 0", "class 1", "%");
    Path names = Files.write(folder.resolve("names"), List.of("sum", "double"));
    String said =
        Run.of("classify", two, "digit:7", "--head", "regression", "--labels", names).out();
    assertThat(said)
        .containsPattern("  sum = .*\\R  double = ")
        .contains("head: the outputs are 2");
  }

  /** ∂(Σx)/∂x = 1, and 2 for the double: gradient × input sums up to the value. */
  @Test
  void heatmapsExplainTheValueItself() throws IOException {
    Path raw = folder.resolve("raw.npy");
    Run run = draw("gradient-times-input", one, "digit:7", "--raw", raw);
    assertThat(run.out()).contains("explains output = ", ", by the value itself");
    double sum = 0;
    Tensor numbers = Npy.read(raw);
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.at(i);
    }
    assertThat(sum).isCloseTo(value(one), within(1e-3));
  }

  @Test
  void aClassPicksOneOfSeveralValues() {
    Run run = draw("saliency", two, "digit:7", "--head", "regression", "--class", "1", "--json");
    assertThat(run.out()).contains("\"score\" : \"value(1)\"").contains("\"value\" : ");
    assertThat(run.out()).contains("\"head\" : \"regression\"");
    Run none = Run.of("draw", "saliency", one, "digit:7", "--class", "1");
    assertThat(none.code()).isEqualTo(2);
  }

  @Test
  void picturesAreDrawnAgain() throws IOException {
    draw("grad-cam", two, "digit:7", "--head", "regression");
    Run again = Run.of("redraw", folder.resolve("grad-cam.png"));
    assertThat(again.err()).isEmpty();
    Path names = Files.write(folder.resolve("kinds"), List.of("dark", "bright"));
    draw("saliency", one, "digit:7", "--labels", names, "--class", "dark");
    assertThat(Run.of("redraw", folder.resolve("saliency.png")).err()).isEmpty();
  }

  @Test
  void checksWatchTheValue() {
    Path png = folder.resolve("compared.png");
    Run run = Run.of("compare", "saliency", "occlusion", one, "digit:7", "-o", png);
    assertThat(run.err()).doesNotContain("convlens:");
    assertThat(run.out())
        .contains("explains output = ", "deletion: the value is ", "insertion: the value is ")
        .doesNotContain("confidence", "p = ");
    assertThat(Run.of("redraw", png).err()).isEmpty();
  }

  @Test
  void theReportSpeaksOfTheValue() throws IOException {
    Path page = folder.resolve("report.html");
    Run run = Run.of("report", one, "digit:7", "-o", page);
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(page))
        .contains("1 value out", "The network puts out output = ", "What makes output = ")
        .doesNotContain("probab", "p = ", "class ");
  }

  @Test
  void aWrongHeadIsRefused() {
    Run run = Run.of("classify", one, "digit:7", "--head", "values");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("head 'values': must be classes or regression");
  }

  @Test
  void theOnlyValueNeedNotBeChosen() {
    Path file = folder.resolve("wish.png");
    Path film = folder.resolve("wish.gif");
    Run run =
        Run.of("draw", "activation-maximisation", one, "--steps", 2, "-o", file, "--frames", film);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("value(0) rose", "frames: " + film);
    assertThat(Run.of("redraw", file).out()).contains("the same bytes");
  }
}
