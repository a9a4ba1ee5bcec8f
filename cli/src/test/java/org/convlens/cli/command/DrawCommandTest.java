package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhatIsExplainedAndWhere() {
    Path file = folder.resolve("cam.png");
    Run run = Run.of("draw", "grad-cam", "digits", "digit:7", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("explains class 7")
        .contains("logit")
        .contains("picture: " + file);
    assertThat(file).isRegularFile();
  }

  @Test
  void aMapOfNoClassClaimsNone() {
    Path file = folder.resolve("eigen.png");
    Run run = Run.of("draw", "eigen-cam", "digits", "digit:7", "--json", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Json.object(run.out())).doesNotContainKey("explained");
    assertThat(Json.object(run.out()).get("provenance"))
        .asString()
        .doesNotContain("class=", "score=", "label=");
    assertThat(run.out()).contains("The map knows no class");
  }

  @Test
  void jsonIsPure() {
    Path file = folder.resolve("cam.png");
    Run run = Run.of("draw", "grad-cam", "digits", "digit:7", "--class", "1", "-o", file, "--json");
    Map<String, Object> facts = Json.object(run.out());
    assertThat(facts).containsEntry("written", file.toString()).containsKey("provenance");
    assertThat(facts.get("explained")).asString().contains("class=1");
  }

  /** Unit (5, 0) behind a kernel of 5 × 5: rows 3 to 7, columns 0 to 2. */
  @Test
  void jsonHasTheBoxOfAReceptiveField() {
    Path file = folder.resolve("field.png");
    String unit = "draw receptive-field digits digit:3 --layer conv1 --row 5 --column 0 --json -o";
    List<Object> words = new ArrayList<>(List.of(unit.split(" ")));
    words.add(file);
    assertThat(Json.object(Run.of(words.toArray()).out()))
        .containsEntry("unit", List.of(5, 0))
        .containsEntry("receptive_field", "5×5")
        .containsEntry("box", List.of(3, 0, 8, 3));
  }

  @Test
  void rawHeatmapsAreRowsAndColumns() throws IOException {
    Path raw = folder.resolve("cam.npy");
    Run.of("draw", "grad-cam", "digits", "digit:7", "-o", folder.resolve("a.png"), "--raw", raw);
    assertThat(header(raw)).matches(".*'shape': \\(\\d+, \\d+\\),.*");
  }

  @Test
  void rawMapsOfSeveralLayersGoToOneFileEach() throws IOException {
    Path raw = folder.resolve("maps.npy");
    Run run =
        Run.of(
            "draw",
            "feature-maps",
            "digits",
            "digit:7",
            "--layer",
            "convolutions",
            "--json",
            "-o",
            folder.resolve("a.png"),
            "--raw",
            raw);
    assertThat(raw).doesNotExist();
    assertThat(Json.object(run.out()).get("raw"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".npy")))
          .allSatisfy(f -> assertThat(header(f)).matches(".*'shape': \\(\\d+, \\d+, \\d+\\),.*"));
    }
  }

  @Test
  void theSameCommandGivesTheSameBytes() throws IOException {
    Path one = folder.resolve("one.png");
    Path two = folder.resolve("two.png");
    Run.of("draw", "feature-maps", "digits", "digit:3", "-o", one);
    Run.of("draw", "feature-maps", "digits", "digit:3", "-o", two);
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(ImageIO.read(one.toFile()).getWidth()).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyKnobIsAnOption(Entry entry) {
    Run run = Run.of("draw", entry.name(), "--help");
    assertThat(run.code()).isZero();
    for (Knobs.Spec knob : Knobs.of(entry.defaults())) {
      assertThat(run.out()).contains("--" + knob.name());
    }
  }

  static List<Entry> entries() {
    return Catalog.entries();
  }

  private static String header(Path npy) throws IOException {
    byte[] bytes = Files.readAllBytes(npy);
    return new String(bytes, 10, bytes[8], StandardCharsets.US_ASCII).strip();
  }

  @Test
  void thePictureItselfIsNotWrittenOver() throws IOException {
    Path picture = folder.resolve("a.png");
    Run.of("draw", "filters", "digits", "-o", picture);
    byte[] before = Files.readAllBytes(picture);
    for (String command : List.of("draw saliency digits", "compare saliency digits")) {
      List<Object> words = new ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of(picture, "-o", picture));
      Run run = Run.of(words.toArray());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("is one of the pictures: write elsewhere, with -o");
    }
    assertThat(picture).hasBinaryContent(before);
  }

  @Test
  void aFolderStandsForItsPictures() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Run.of("draw", "filters", "digits", "-o", pictures.resolve("a.png"));
    Run.of("draw", "filters", "digits", "-o", pictures.resolve("b.png"));
    Run drawn = Run.of("draw", "saliency", "digits", pictures, "-o", folder.resolve("map.png"));
    assertThat(drawn.code()).isZero();
    assertThat(folder.resolve("map.a.png")).isRegularFile();
    assertThat(folder.resolve("map.b.png")).isRegularFile();
    assertThat(Run.of("classify", "digits", pictures, "--top", "1").out())
        .contains("a.png")
        .contains("b.png");
  }
}
