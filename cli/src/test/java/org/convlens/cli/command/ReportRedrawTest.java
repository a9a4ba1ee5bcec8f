package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.convlens.catalog.Choice;
import org.convlens.cli.option.TorchEngines;
import org.convlens.net.Precision;
import org.convlens.picture.file.Png;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.report.page.Subject;
import org.convlens.studio.ReportRequest;
import org.convlens.studio.Request;
import org.convlens.studio.Studio;
import org.convlens.task.Progress;
import org.convlens.train.BuiltIn;
import org.convlens.trust.Checks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and the pictures that are saved from them are made again to the same bytes. */
class ReportRedrawTest {
  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]+)");

  @TempDir Path folder;
  private Path page = Path.of("");
  private Path again = Path.of("");

  @BeforeEach
  void files() {
    page = folder.resolve("page.html");
    again = folder.resolve("again");
  }

  @Test
  void aReportAndOneOfEachKindOfItsPicturesComeBack() throws IOException {
    report("report", "--methods", "occlusion:patch=9,integrated-gradients:steps=4");
    redraws(page);
    List<Path> pictures = pictures();
    assertThat(pictures)
        .extracting(picture -> Provenance.ofFile(picture).toLine())
        .doesNotHaveDuplicates();
    Map<String, Path> kinds = new LinkedHashMap<>();
    for (Path picture : pictures) {
      Provenance made = Provenance.ofFile(picture);
      assertThat(made.method()).isEqualTo("report");
      Map<String, String> knobs = made.knobs();
      kinds.put(
          knobs.get("section") + knobs.get("methods") + knobs.get("name") + knobs.get("network"),
          picture);
    }
    kinds.put("in the dark", pictures.get(2));
    assertThat(Provenance.ofFile(pictures.get(2)).knobs()).containsEntry("style", "dark");
    assertThat(kinds).hasSize(11);
    for (Path picture : kinds.values()) {
      redraws(picture);
    }
  }

  @Test
  void allFlagsAreKept() throws IOException {
    Path names = folder.resolve("names.txt");
    Files.writeString(names, "a\"b,<c>,&d,e'f,größe,f,g,h,i,j".replace(",", "\n"));
    report(
        "report",
        "digits",
        "digit:3",
        "--labels",
        names,
        "--class",
        "<c>",
        "--preprocess",
        "mnist",
        "--seed",
        "5",
        "--threads",
        "1",
        "--precision",
        "float64",
        "--trust",
        "none");
    redraws(page);
    Files.writeString(names, "changed");
    assertThat(refusal(page)).contains("file of labels").contains("has changed");
  }

  @Test
  void whatMovedWithItIsFoundAndElsewhereIsAskedFor() throws IOException {
    Path model = folder.resolve("own.onnx");
    try (InputStream stream = BuiltIn.open(BuiltIn.DIGITS)) {
      Files.copy(stream, model);
    }
    report("report", model, "digit:1");
    Path there = Files.createDirectory(folder.resolve("there"));
    Path moved = Files.move(page, there.resolve("page.html"));
    Path renamed = Files.move(model, folder.resolve("renamed.onnx"));
    assertThat(refusal(moved)).contains("is not there any more").contains("--model");
    redraws(moved, "--model", renamed);
    Path other = Files.writeString(folder.resolve("other.onnx"), "no network");
    assertThat(refusal(moved, "--model", other)).contains("other.onnx");
    Files.move(renamed, there.resolve("own.onnx"));
    redraws(moved);
  }

  @Test
  void aReportThatWasStoppedComesBackAsItIs() throws IOException {
    Question asked =
        Question.of(Opening.of(Source.named(BuiltIn.DIGITS)))
            .about(Optional.of(Source.named("digit:2")))
            .computed(Precision.FLOAT32, 2);
    Request request =
        new ReportRequest(
            Choice.parse("grad-cam,rise"),
            Checks.NONE,
            Map.of(Subject.COMMAND, "convlens report"),
            asked);
    try (Studio studio = TorchEngines.studio(Precision.FLOAT32, 2)) {
      Files.write(page, request.answer(studio, Listener.of(Impatient::new)).bytes());
    }
    assertThat(page).content().contains("Stopped after 1 of 2 methods");
    redraws(page);
    for (Path picture : pictures().subList(2, 4)) {
      redraws(picture);
    }
  }

  @Test
  void otherPagesAreNone() throws IOException {
    Files.writeString(page, "<!DOCTYPE html>\n<html><title>none of ours</title></html>");
    assertThat(refusal(page)).contains("does not say how it was made: reports by convlens do");
    Files.writeString(
        page, "<html><meta name=\"convlens\" content=\"{&quot;version&quot;\"></html>");
    assertThat(refusal(page)).contains("is damaged");
    Files.writeString(page, "<html><meta name=\"convlens\" content=\"{");
    assertThat(refusal(page)).contains("does not say how it was made");
    Files.writeString(page, "this is no page at all");
    assertThat(refusal(page)).contains("not a PNG picture");
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    report("report", "digits:untrained", "digit:0", "--trust", "none");
    String text = Files.readString(page);
    Files.writeString(
        page, text.replaceFirst("version&quot;:&quot;[^&]+", "version&quot;:&quot;0.0.9"));
    assertThat(refusal(page)).contains("looks the same, but has other bytes", "by version 0.0.9");
    Run run = Run.of("redraw", page, "-o", again);
    assertThat(run.out()).contains("looks the same").contains("0.0.9");
    assertThat(again).hasContent(text);
    Files.writeString(page, Files.readString(page).replaceFirst("</h2>", ".</h2>"));
    assertThat(refusal(page)).contains("version 0.0.9", "which draws it otherwise");
  }

  @Test
  void aDamagedHeadIsRefused() throws IOException {
    report("report", "digits:untrained", "digit:0", "--trust", "none");
    String text = Files.readString(page);
    Files.writeString(page, text.replaceFirst("mean&quot;:\\[", "mean&quot;:[\\$"));
    assertThat(refusal(page)).contains("is damaged");
    Files.writeString(page, text.replaceFirst("picture&quot;:", "pictures&quot;:"));
    assertThat(refusal(page)).contains("it names no picture");
  }

  @Test
  void aPictureThatNoReportHasIsRefused() throws IOException {
    report("report", "digits:untrained", "digit:0", "--trust", "none");
    String made = Provenance.ofFile(pictures().get(0)).toLine().replace("verdict", "cellar");
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Path picture = folder.resolve("cellar.png");
    Files.write(picture, Png.bytes(pixel, Map.of(Png.PROVENANCE, made)));
    assertThat(refusal(picture)).contains("damaged: its report has no such picture");
  }

  private void report(Object... words) {
    List<Object> args = new ArrayList<>(Arrays.asList(words));
    args.addAll(List.of("-o", page));
    Run run = Run.of(args.toArray());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private void redraws(Path file, Object... flags) {
    List<Object> args = new ArrayList<>(List.of("redraw", file, "-o", again));
    args.addAll(Arrays.asList(flags));
    Run run = Run.of(args.toArray());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("the same bytes as " + file);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  private static String refusal(Path file, Object... flags) {
    List<Object> args = new ArrayList<>(List.of("redraw", file));
    args.addAll(Arrays.asList(flags));
    Run run = Run.of(args.toArray());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).hasLineCount(1);
    return run.err();
  }

  /** Saved as a browser saves them. */
  private List<Path> pictures() throws IOException {
    List<Path> files = new ArrayList<>();
    for (MatchResult match : PICTURE.matcher(Files.readString(page)).results().toList()) {
      Path file = folder.resolve("picture" + files.size() + ".png");
      files.add(Files.write(file, Base64.getDecoder().decode(match.group(1))));
    }
    return files;
  }

  /** Stops the work in the midst of its second method. */
  private static final class Impatient implements Progress {
    private boolean begun;

    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {
      begun |= steps > 0 && note.equals("rise");
    }

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      return begun;
    }
  }
}
