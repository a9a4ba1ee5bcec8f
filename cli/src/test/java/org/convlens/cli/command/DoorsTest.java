package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.cli.option.TorchEngines;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.web.Web;
import org.convlens.web.WebSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two doors to one core: what the page is given is what the command line writes. */
class DoorsTest {
  @TempDir private static Path folder;

  private static Web web;
  private static Visitor visitor;

  @BeforeAll
  static void open() throws IOException {
    Question question =
        Question.of(Opening.of(Source.named("digits")))
            .computed(Precision.FLOAT32, Runtime.getRuntime().availableProcessors());
    web =
        Web.open(
            new WebSettings(
                List.of(question),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                folder.resolve("cache")),
            new TorchEngines());
    visitor = Visitor.of(web);
  }

  @AfterAll
  static void close() {
    if (visitor != null) {
      visitor.leave();
    }
    if (web != null) {
      web.close();
    }
  }

  private static Map<String, Object> about(String ask, Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>(more);
    fields.put("ask", ask);
    fields.put("network", 0);
    fields.put("picture", Map.of("digit", 4));
    return fields;
  }

  @ParameterizedTest
  @ValueSource(strings = {"grad-cam", "saliency", "occlusion", "lrp", "feature-maps", "filters"})
  void picturesAreTheSameBytes(String method) throws IOException, InterruptedException {
    Path file = folder.resolve(method + ".png");
    boolean ofThePicture = !method.equals("filters");
    Run run =
        ofThePicture
            ? Run.of("draw", method, "digits", "digit:4", "-o", file)
            : Run.of("draw", method, "digits", "-o", file);
    assertThat(run.code()).as(run.err()).isZero();
    byte[] drawn = Files.readAllBytes(file);
    byte[] body = visitor.ask(about("explain", Map.of("method", method)));
    int from = body.length - drawn.length;
    assertThat(from).isNotNegative();
    assertThat(Arrays.copyOfRange(body, from, body.length)).isEqualTo(drawn);
  }

  @Test
  void whatIsWrongIsSaidInTheSameWords() throws InterruptedException {
    Run run = Run.of("draw", "grad-cam", "digits", "digit:4", "--score", "logit(44)", "-o", "-");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
    visitor.ask(about("explain", Map.of("method", "grad-cam", "score", "logit(44)")));
    assertThat(run.err()).contains(String.valueOf(visitor.head().get("error")));
  }
}
