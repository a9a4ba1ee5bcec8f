package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.format.preprocess.Presets;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that says two things of a picture: one of 2 kinds, and one of 3 ages. */
class SeveralOutputsTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 8, 8));
    LayerId conv =
        builder.add(
            "conv",
            new Conv2d(Size.ONE, Padding.all(1), Size.ONE, 1),
            List.of(input),
            List.of(numbers(2, 1, 3, 3)));
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(conv), List.of());
    LayerId kind = builder.add("kind", new Linear(false), List.of(flat), List.of(numbers(2, 128)));
    LayerId age = builder.add("age", new Linear(false), List.of(flat), List.of(numbers(3, 128)));
    Graph graph = builder.build(input, List.of(kind, age));
    Model model =
        new Model(
            "two",
            graph,
            Presets.guess("two", graph.inputShape()),
            Labels.of("cat", "dog"),
            Optional.empty(),
            Map.of());
    file = folder.resolve("two.onnx");
    OnnxWriter.write(model, file);
    Files.write(folder.resolve("two.labels.txt"), List.of("young", "grown", "old"));
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
  void theSummaryNamesThem() {
    assertThat(Run.of("summary", file).out())
        .contains("outputs: kind, age (kind is looked at, unless --output names another)");
  }

  @Test
  void theFirstIsMeantUnlessAnotherIsChosen() {
    Run first = Run.of("classify", file, "digit:7");
    assertThat(first.out()).contains("cat", "dog").doesNotContain("young").contains("outputs:");
    Run other = Run.of("classify", file, "digit:7", "--output", "age");
    assertThat(other.err()).isEmpty();
    assertThat(other.out()).contains("young", "grown", "old").doesNotContain("cat", "outputs:");
  }

  @Test
  void aPictureOfTheOtherIsDrawnAgain() {
    Path png = folder.resolve("age.png");
    Run drawn =
        Run.of("draw", "grad-cam", file, "digit:7", "--output", "age", "--class", "old", "-o", png);
    assertThat(drawn.err()).isEmpty();
    Run again = Run.of("redraw", png);
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).contains("the same bytes");
  }

  @Test
  void aWrongNameIsRefused() {
    Run run = Run.of("classify", file, "digit:7", "--output", "ages");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no output 'ages': did you mean 'age'").hasLineCount(1);
  }
}
