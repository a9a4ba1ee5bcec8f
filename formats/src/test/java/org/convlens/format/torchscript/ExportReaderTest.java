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
import org.convlens.net.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, sizes and refusals; the numbers are compared where there is an engine. */
@Timeout(60)
class ExportReaderTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void unpack() throws IOException {
    Fixtures.unpack("calls", folder);
  }

  /** The residual network with some text of its program replaced. */
  private static Path changed(String regex, String replacement) throws IOException {
    Path changed = folder.resolve("changed.pt2");
    try (ZipFile whole = new ZipFile(folder.resolve("residual.pt2").toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Enumeration<? extends ZipEntry> all = whole.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        zip.putNextEntry(new ZipEntry(entry.getName().replaceFirst(regex, replacement)));
        byte[] bytes = whole.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".json")) {
          String text = new String(bytes, StandardCharsets.UTF_8);
          bytes = text.replaceAll(regex, replacement).getBytes(StandardCharsets.UTF_8);
        }
        zip.write(bytes);
      }
    }
    return changed;
  }

  @Test
  void layersAreCalledAfterTheirModules() throws IOException {
    Model model = Models.open(folder.resolve("residual.pt2"));
    assertThat(model.graph().nodes())
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
    assertThat(model.metadata()).containsEntry("format", "torch.export");
    assertThat(model.graph().inputShape()).isEqualTo(Shape.maps(3, 16, 16));
  }

  @Test
  void ofADictionaryTheMainOutputComesFirst() throws IOException {
    Model model = Models.open(folder.resolve("branches.pt2"));
    assertThat(model.graph().outputNames()).startsWith("head").hasSize(2);
  }

  @Test
  void whatWasOpenWhenItWasExportedStaysOpen() throws IOException {
    Model model = Models.open(folder.resolve("spread.open.pt2"));
    assertThat(model.graph().inputShape()).isEqualTo(Shape.maps(3, 224, 224));
    assertThat(model.metadata().get("input")).startsWith("any size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aten\\.max_pool2d\\.|aten.top_pool.|torch.top_pool: this operator is not supported",
        "torch\\.ops\\.aten\\.relu\\.|torch.ops.own.relu.|torch.ops.own.relu.default: this operator",
        "\"kind\": 1|\"kind\": 0|which arguments are given by place",
        "\"path_name\": \"weight_0\"|\"path_name\": \"weight_x\"|are not in the archive",
        "\"parameter_name\": \"fc.weight\"|\"parameter_name\": \"fc.w\"|fc.w' is not in the archive",
        "\"dtype\": 7|\"dtype\": 99|numbers of a type that is not read (99)",
        "models/[^/]*.json|serialized_exported_program.json|torch.export of PyTorch before 2.8"
      })
  void whatIsNotReadIsNamed(String regex, String replacement, String told) throws IOException {
    Path file = changed(regex, replacement);
    assertThatThrownBy(() -> Models.open(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(told)
        .hasMessageStartingWith(file.toString());
  }
}
