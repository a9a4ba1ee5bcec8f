package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.catalog.Entry;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Difference;
import org.convlens.method.Explanation;
import org.convlens.method.Survey;
import org.convlens.net.Head;
import org.convlens.net.Precision;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Subject;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** As JSON and back. */
class RequestTest {
  /** Only named, on another number of threads than this machine has. */
  private static final Question NAMED =
      Question.of(
              new Opening(
                  Source.named("net.onnx").throughOutput("aux").readAs(Head.Reading.REGRESSION),
                  Optional.of("64x48"),
                  Preprocessings.named(Optional.of("torchvision")),
                  Optional.of(Source.named("names.txt"))))
          .about(Optional.of(Source.named("cat.jpg")))
          .seeded(5)
          .computed(Precision.FLOAT64, 7);

  /** As a picture carries it. */
  private static final Question FOUND =
      Question.of(
              new Opening(
                  new Source("net.onnx", Optional.of(Path.of("/models/net.onnx")), "ab12"),
                  Optional.empty(),
                  Map.of("channels", "RGB", "mean", List.of(0.5, 0.25), "origin", "guessed"),
                  Optional.empty()))
          .about(Optional.of(Source.known("digit:7", "cd34")))
          .explaining(Optional.of(3), Optional.of("ship"), Optional.empty());

  private static void comesBack(Request request) {
    assertThat(Request.ofJson(request.toJson())).isEqualTo(request);
    assertThat(Request.of(request.provenance())).isEqualTo(request);
  }

  @TestFactory
  Stream<DynamicTest> everyMethodAndStudyComesBack() {
    return Catalog.manual().stream()
        .map(
            listed ->
                DynamicTest.dynamicTest(
                    listed.name(),
                    () -> {
                      for (Question question : List.of(NAMED, FOUND)) {
                        (listed instanceof Entry entry
                                ? drawn(entry, question)
                                : List.of(studied((StudyEntry) listed, question)))
                            .forEach(RequestTest::comesBack);
                      }
                    }));
  }

  private static List<Request> drawn(Entry entry, Question question) {
    List<Request> all = new ArrayList<>();
    all.add(new DrawRequest(entry, entry.defaults(), Checks.NONE, question));
    if (!entry.defaults().needsPicture()) {
      Question bare = question.about(Optional.empty());
      all.add(new DrawRequest(entry, entry.defaults(), Checks.NONE, bare));
    }
    if (entry.defaults() instanceof Explanation) {
      all.add(new DrawRequest(entry, entry.defaults(), Catalog.FULL, question));
      Question scored =
          NAMED.explaining(Optional.empty(), Optional.empty(), Optional.of("logit(1) - logit(2)"));
      all.add(new DrawRequest(entry, entry.defaults(), Checks.NONE, scored));
    }
    return all;
  }

  private static Request studied(StudyEntry entry, Question question) {
    if (entry.defaults() instanceof Survey survey) {
      return new SurveyRequest(entry, survey, question);
    }
    Question both = question.beside(Optional.of(Source.named("other.onnx")));
    return new DiffRequest(entry, (Difference) entry.defaults(), both);
  }

  @Test
  void turnedKnobsComeBack() {
    List<Choice> choices = Choice.parse("grad-cam,occlusion:patch=7:stride=3,lrp:middle=gamma");
    for (Checks checks : List.of(Checks.NONE, Catalog.QUICK, Catalog.FULL)) {
      comesBack(new CompareRequest(choices, checks, NAMED));
      comesBack(new CompareRequest(choices, checks, FOUND));
      Question known = NAMED.knowing(Optional.of(3));
      comesBack(new CompareRequest(choices, checks, Optional.of("box(1, 2, 3, 4.5)"), known));
      comesBack(new ReportRequest(choices, checks, Map.of(Subject.COMMAND, "convlens"), FOUND));
    }
    for (Choice choice : choices) {
      comesBack(new DrawRequest(choice.entry(), choice.method(), Catalog.QUICK, NAMED));
    }
  }

  @Test
  void pagesAndTheirPicturesComeBack() {
    Question both = FOUND.beside(Optional.of(Source.known("before", "ef56")));
    comesBack(new ReportRequest(List.of(), Checks.NONE, Map.of(), NAMED));
    comesBack(
        new ReportRequest(
            Choice.parse("saliency"),
            Checks.NONE,
            Map.of("section", "attention", "style", "dark"),
            both));
  }

  @Test
  void mostMayBeLeftOut() {
    Request least =
        Request.ofJson(
            """
            {"method": "occlusion", "knobs": {"patch": 9},
             "model": {"name": "net.onnx"}, "picture": {"name": "cat.jpg"}}""");
    Choice choice = Choice.parse("occlusion:patch=9").get(0);
    assertThat(least)
        .isEqualTo(
            new DrawRequest(
                choice.entry(),
                choice.method(),
                Checks.NONE,
                Question.of(Opening.of(Source.named("net.onnx")))
                    .about(Optional.of(Source.named("cat.jpg")))));
  }

  @Test
  void whatIsNeededIsNamed() {
    assertThatThrownBy(() -> Request.ofJson("{\"model\": {\"name\": \"a\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'method'");
    String methods = "{\"methods\": \"grad-cam\", \"trust\": \"none\"}";
    for (String method : List.of("compare", "report")) {
      assertThatThrownBy(() -> Request.ofJson(bare(method, methods)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("it names no picture");
    }
    assertThatThrownBy(() -> Request.ofJson(bare("diff", "{}")))
        .hasMessage("it names no second network");
    assertThatThrownBy(() -> Request.ofJson(bare("top-patches", "{}")))
        .hasMessage("it names no folder");
    assertThatThrownBy(() -> Request.ofJson(bare("grad-cam", "{}")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("grad-cam needs a picture");
    assertThatThrownBy(() -> Request.ofJson(bare("grad-kam", "{}")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'grad-cam'");
    String none = bare("filters", "{}").replace("{\"method", "{\"threads\": 0, \"method");
    assertThatThrownBy(() -> Request.ofJson(none)).hasMessageContaining("threads 0");
  }

  /** A request that names a network and nothing else. */
  private static String bare(String method, String knobs) {
    return "{\"method\": \"%s\", \"knobs\": %s, \"model\": {\"name\": \"a\"}}"
        .formatted(method, knobs);
  }
}
