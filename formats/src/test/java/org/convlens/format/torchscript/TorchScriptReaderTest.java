package org.convlens.format.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.convlens.array.Shape;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.InputSize;
import org.convlens.net.Model;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, sizes and refusals; the numbers are compared where there is an engine. */
@Timeout(60)
class TorchScriptReaderTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Fixtures.unpack(folder);
  }

  private static Model open(String file) throws IOException {
    return Models.open(folder.resolve(file));
  }

  /** The file with another body of its outermost method. */
  private static Path withBody(String... lines) throws IOException {
    Path changed = folder.resolve("changed.pt");
    try (ZipFile whole = new ZipFile(folder.resolve("two.scripted.pt").toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Enumeration<? extends ZipEntry> all = whole.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        byte[] bytes = whole.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith("/__torch__.py")) {
          String head = "class Two(Module):\n  def forward(self, x: Tensor) -> Tensor:\n    ";
          bytes = (head + String.join("\n    ", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        zip.write(bytes);
      }
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual.traced.pt", "residual.scripted.pt"})
  void layersAreCalledAfterTheirModules(String file) throws IOException {
    assertThat(open(file).graph().nodes())
        .extracting(n -> n.name())
        .containsExactly(
            "input",
            "stem.0",
            "stem.1",
            "stem.2",
            "block.conv1",
            "block.bn1",
            "block.relu",
            "block.conv2",
            "block.add",
            "block.relu:1",
            "relu",
            "max_pool2d",
            "view",
            "drop",
            "fc",
            "log_softmax");
  }

  @Test
  void theSizeOfTheRecordedPictureIsKept() throws IOException {
    Model model = open("staged.traced.pt");
    assertThat(model.graph().inputShape()).isEqualTo(Shape.maps(3, 10, 12));
    assertThat(model.metadata()).doesNotContainKey(InputSize.FACT);
  }

  @Test
  void aSizeThatFollowsFromTheWeightsIsFoundAndSaid() throws IOException {
    Model model = open("residual.scripted.pt");
    assertThat(model.graph().inputShape()).isEqualTo(Shape.maps(3, 16, 16));
    assertThat(model.metadata().get(InputSize.FACT)).contains("16×16", "layers fit");
  }

  @Test
  void anOpenSizeIsSaidAndCanBeChosen() throws IOException {
    assertThat(open("branches.scripted.pt").metadata().get(InputSize.FACT))
        .contains("any size; opened for 224×224")
        .contains("--input-size");
    Model model = Models.open(folder.resolve("branches.scripted.pt"), new Size(30, 40));
    assertThat(model.graph().inputShape()).isEqualTo(Shape.maps(1, 30, 40));
  }

  @Test
  void ofADictionaryTheMainOutputComesFirst() throws IOException {
    Model model = open("branches.traced.pt");
    assertThat(model.head().logits().name()).isEqualTo("head");
    assertThat(model.graph().outputs()).extracting(o -> o.name()).containsExactly("head", "sub");
  }

  @Test
  void theMainOutputIsTheOneLookedAtAlsoWhereAnotherIsMadeOfIt() throws IOException {
    Path file = withBody("y = torch.relu(x)", "return {\"aux\": torch.mul(y, 2), \"out\": y}");
    var graph = Models.open(file).graph();
    assertThat(graph.output().name()).isEqualTo("out");
    assertThat(graph.node(graph.output()).input().name()).isEqualTo("relu");
    assertThat(graph.outputs()).hasSize(2);
  }

  @Test
  void furtherFilesInTheArchiveDoNotDisturb() throws IOException {
    assertThat(open("residual.extra.pt").graph().parameters())
        .isEqualTo(open("residual.scripted.pt").graph().parameters());
  }

  @ParameterizedTest
  @CsvSource({
    "training.traced.pt, call model.eval() before saving",
    "quantised.scripted.pt, quantised",
    "einsum.scripted.pt, torch.einsum in module 'features.1'",
    "two.scripted.pt, 'has 2 inputs [x, y]'"
  })
  void whatCannotBeReadIsNamed(String file, String why) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(folder.resolve(file).toString())
        .hasMessageContaining(why);
  }

  @Test
  void loopsWithoutEndAreRefused() throws IOException {
    Path file = withBody("while True:", "  y = torch.relu(x)", "return x");
    assertThatThrownBy(() -> Models.open(file)).hasMessageContaining("more than");
  }

  @Test
  void longLoopsAreRefused() throws IOException {
    Path file = withBody("for i in range(9223372036854775807):", "  pass", "return x");
    assertThatThrownBy(() -> Models.open(file)).hasMessageContaining("steps");
  }

  @Test
  void callsWithoutEndAreRefused() throws IOException {
    Path file = withBody("return (self).forward(x, )");
    assertThatThrownBy(() -> Models.open(file)).hasMessageContaining("nest deeper");
  }

  @Test
  void listsThatDoubleAreRefused() throws IOException {
    Path file = withBody("y = [1, 2]", "while True:", "  y = torch.add(y, y)", "return x");
    assertThatThrownBy(() -> Models.open(file)).hasMessageContaining("too long a list");
  }

  @Test
  void decisionsByAPictureAreRefused() throws IOException {
    Path file = withBody("if torch.gt(torch.mean(x, [1]), 0):", "  pass", "return torch.relu(x)");
    assertThatThrownBy(() -> Models.open(file)).hasMessageContaining("numbers in a picture");
  }

  @Test
  void theNumberOfPicturesStaysOpen() throws IOException {
    Path file =
        withBody(
            "b, c, h, w, = torch.size(x)",
            "y = torch.view(x, [torch.floordiv(torch.mul(b, 6), 6), -1])",
            "return torch.relu_(y)");
    assertThat(Models.open(file).graph().output().name()).isEqualTo("relu");
    Path mixing = withBody("return torch.view(x, [-1, 224])");
    assertThatThrownBy(() -> Models.open(mixing)).hasMessageContaining("pictures of a batch");
  }

  @Test
  void whatChangesInPlaceChangesForAllThatNameIt() throws IOException {
    Path file = withBody("y = torch.relu_(x)", "return torch.add(x, y)");
    var graph = Models.open(file).graph();
    assertThat(graph.node(graph.output()).inputs())
        .extracting(i -> i.name())
        .containsExactly("relu", "relu");
    Path stale = withBody("y = torch.flatten(x, 1)", "z = torch.relu_(y)", "return torch.neg(x)");
    assertThatThrownBy(() -> Models.open(stale)).hasMessageContaining("changed in place");
  }
}
