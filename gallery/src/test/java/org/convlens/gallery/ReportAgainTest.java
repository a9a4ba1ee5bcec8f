package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.convlens.cli.Cli;
import org.convlens.cli.terminal.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report on a network that somebody else trained, and pictures saved from it, made again. */
class ReportAgainTest {
  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]+)");

  @TempDir Path folder;

  @Test
  void givesTheSameBytes() throws IOException {
    Path model = Shared.file("models-small/fashion-lenet-bn/fashion_lenet_bn.onnx");
    Path page = folder.resolve("page.html");
    run(
        "report",
        model,
        "digit:3",
        "--methods",
        "grad-cam,saliency",
        "--trust",
        "none",
        "-o",
        page);
    redraws(page);
    List<MatchResult> pictures = PICTURE.matcher(Files.readString(page)).results().toList();
    for (int i = 0; i < pictures.size(); i += 11) {
      Path picture = folder.resolve("saved" + i + ".png");
      redraws(Files.write(picture, Base64.getDecoder().decode(pictures.get(i).group(1))));
    }
  }

  private void redraws(Path file) {
    Path again = folder.resolve("again");
    assertThat(run("redraw", file, "-o", again)).contains("the same bytes as " + file);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  private static String run(Object... words) {
    StringWriter said = new StringWriter();
    Console console = Console.of(new PrintWriter(said), new PrintWriter(said));
    String[] args = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    assertThat(Cli.run(console, args)).as(said.toString()).isZero();
    return said.toString();
  }
}
