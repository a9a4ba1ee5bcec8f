package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.cli.option.TorchEngines;
import org.convlens.net.Precision;
import org.convlens.report.Json;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.web.Web;
import org.convlens.web.WebSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told of an atlas is what the commands write. */
class AtlasDoorsTest {
  @TempDir private static Path folder;

  private static SevensAtlas made;
  private static Web web;
  private static Visitor visitor;

  @BeforeAll
  static void open() throws IOException {
    made = SevensAtlas.make(folder);
    Question question =
        Question.of(Opening.of(Source.named("digits"))).computed(Precision.FLOAT32, 1);
    web =
        Web.open(
            new WebSettings(
                List.of(question),
                Optional.of(made.pictures().toString()),
                0,
                Optional.empty(),
                Optional.of(made.atlas()),
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

  /** What a command writes as JSON. */
  private static Object written(Object... words) {
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isZero();
    return Objects.requireNonNull(Json.object("{\"all\":" + run.out() + "}").get("all"));
  }

  /** As it passes through the socket. */
  private static Object told(String key) {
    return Objects.requireNonNull(visitor.head().get(key), () -> visitor.head().toString());
  }

  @Test
  void reasons() throws InterruptedException {
    visitor.ask(Map.of("ask", "atlas-reasons"));
    Object command = written("atlas", "reasons", made.atlas(), "--json");
    assertThat((List<?>) command).isNotEmpty();
    assertThat(told("facts")).isEqualTo(command);
    assertThat(told("heats")).isEqualTo(true);
  }

  @Test
  void labels() throws InterruptedException {
    visitor.quick(Map.of("ask", "atlas", "about", "labels"));
    Map<?, ?> command = (Map<?, ?>) written("atlas", "labels", made.atlas(), "--json");
    assertThat(told("facts")).isEqualTo(command);
    assertThat(String.valueOf(command)).contains("1/seven17.png");
  }

  @Test
  void whatIsLikeAPicture() throws InterruptedException, IOException {
    String layer = String.valueOf(firstLayer());
    Map<String, Object> asked =
        Map.of("ask", "atlas-like", "network", 0, "picture", Map.of("folder", 5));
    visitor.quick(asked);
    assertThat(visitor.head()).containsEntry("missing", layer);
    visitor.ask(Map.of("ask", "atlas-index", "layer", layer));
    visitor.quick(asked);
    String name = String.valueOf(told("asked"));
    assertThat(made.pictures().resolve(name)).isRegularFile();
    assertThat(told("facts")).isEqualTo(written("atlas", "like", made.atlas(), name, "--json"));
    visitor.quick(Map.of("ask", "atlas-like", "network", 0, "picture", Map.of("digit", 7)));
    assertThat(visitor.head()).doesNotContainKeys("asked", "error");
    assertThat(String.valueOf(((List<?>) told("facts")).get(0))).contains("predicted=7");
  }

  @Test
  void whatIsLikeAUnit() throws InterruptedException {
    String layer = String.valueOf(firstLayer());
    visitor.quick(Map.of("ask", "atlas-like", "layer", layer, "channel", 2));
    assertThat(told("facts"))
        .isEqualTo(written("atlas", "like", made.atlas(), layer + ":2", "--json", "--limit", 12));
    assertThat((List<?>) told("units")).hasSize(12);
  }

  private static Object firstLayer() {
    List<?> layers =
        (List<?>) written("atlas", "show", made.atlas(), "sql", "FROM layers", "--json");
    return Objects.requireNonNull(((Map<?, ?>) layers.get(0)).get("layer"));
  }

  @Test
  void whatIsWrongIsSaidInTheSameWords() throws InterruptedException {
    Run run = Run.of("atlas", "like", made.atlas(), firstLayer() + ":4000");
    assertThat(run.code()).isEqualTo(Failures.WRONG_USE);
    visitor.quick(Map.of("ask", "atlas-like", "layer", firstLayer(), "channel", 4000));
    assertThat(run.err()).contains(String.valueOf(told("error")));
    assertThat(Files.exists(made.atlas().resolve("clusters.parquet.part"))).isFalse();
  }
}
