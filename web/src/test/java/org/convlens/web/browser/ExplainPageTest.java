package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.Knobs;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.DrawRequest;
import org.convlens.studio.Drawn;
import org.convlens.studio.Request;
import org.convlens.studio.Studio;
import org.convlens.studio.Whereabouts;
import org.convlens.task.Progress;
import org.convlens.trust.Checks;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods side by side, as a person asks for them. */
class ExplainPageTest {
  @TempDir private static Path cache;

  private static Chromium chromium;
  private static Web web;
  private static Studio studio;

  private final List<Tour> tours = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    web = TestWeb.digits(cache);
    studio = new Studio(TestWeb.ENGINES, 2);
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      studio.close();
      chromium.close();
    }
  }

  @AfterEach
  void close() {
    tour().close();
    assertThat(tour().trouble()).isEmpty();
    assertThat(tour().elsewhere()).isEmpty();
  }

  private Page open(String fragment) {
    tours.add(Tour.open(chromium.page(), web, fragment));
    return tour().page();
  }

  private Tour tour() {
    return tours.get(0);
  }

  private static Drawn drawn(String method, Map<String, String> knobs, Checks checks)
      throws IOException {
    Entry entry = Catalog.entry(method);
    return new DrawRequest(
            entry,
            Knobs.with(entry.defaults(), knobs),
            checks,
            TestWeb.question("digits").about(Optional.of(Source.named("digit:4"))))
        .answer(studio, Listener.of(() -> Progress.SILENT));
  }

  private static String panel(String method) {
    return ".panel[data-method='" + method + "']";
  }

  private static void awaitResult(Page page, String method) {
    page.waitForSelector(panel(method) + " .result[data-early='false']");
  }

  @Test
  void picturesThatAreSavedAreTheCommandLines() throws IOException {
    Page page = open("#view=explain&digit=4&methods=grad-cam;occlusion:patch=6;saliency");
    tour().press("Explain all");
    for (String method : new String[] {"grad-cam", "occlusion", "saliency"}) {
      awaitResult(page, method);
      Map<String, String> knobs = method.equals("occlusion") ? Map.of("patch", "6") : Map.of();
      Drawn expected = drawn(method, knobs, Checks.NONE);
      assertThat(tour().saved(panel(method) + " .save")).isEqualTo(expected.bytes());
      assertThat(tour().text(panel(method) + " .title")).isEqualTo(expected.title());
    }
  }

  @Test
  void trustLinesAndNotesAreTheCommandLines() throws IOException {
    Page page = open("#view=explain&digit=4&methods=grad-cam");
    page.selectOption("#trust", "quick");
    tour().press("Explain");
    awaitResult(page, "grad-cam");
    Drawn expected = drawn("grad-cam", Map.of(), Catalog.QUICK);
    assertThat(page.locator(panel("grad-cam") + " .trust-line").allTextContents())
        .isEqualTo(expected.answers().stream().map(answer -> answer.cited()).toList());
    assertThat(tour().saved(panel("grad-cam") + " .save")).isEqualTo(expected.bytes());
  }

  @Test
  void everyMethodOfTheCatalogueHasAFormOfItsKnobs() {
    Page page = open("#view=explain&digit=4&methods=grad-cam");
    page.click(".panel summary");
    for (Entry entry : Catalog.entries()) {
      page.selectOption("select[aria-label='method 1']", entry.name());
      page.waitForSelector(panel(entry.name()));
      for (Knobs.Spec knob : Knobs.of(entry.defaults())) {
        assertThat(page.inputValue("#knob-0-" + knob.name()))
            .as("%s %s", entry.name(), knob.name())
            .isEqualTo(knob.value());
      }
      assertThat(tour().text(".panel .summary")).isEqualTo(entry.summary());
    }
  }

  @Test
  void aScoreIsExplainedAndAWrongOneIsNamed() {
    Page page = open("#view=explain&digit=4&methods=grad-cam");
    page.fill("#score", "logit(4) - logit(9)");
    tour().press("Explain");
    awaitResult(page, "grad-cam");
    assertThat(tour().text(".panel .title")).contains("logit(4)").contains("logit(9)");
    page.fill("#score", "logit(44)");
    tour().press("Explain");
    page.waitForSelector(".panel .trouble");
    assertThat(tour().text(".panel .trouble")).contains("44");
  }

  @Test
  void longWorkShowsACoarseMapFirstAndStopsWhenItIsTold() throws InterruptedException {
    Page page = open("#view=explain&digit=4&methods=rise:masks=100000");
    tour().press("Explain");
    page.waitForSelector(panel("rise") + " .result[data-early='true']");
    page.waitForSelector(".running >> text=of 100 000 passes");
    page.click(panel("rise") + " >> text=Stop");
    long begun = System.nanoTime();
    while (!web.isIdle() && System.nanoTime() - begun < 20e9) {
      Thread.sleep(2);
    }
    assertThat(web.isIdle()).isTrue();
    page.waitForSelector(panel("rise") + " >> text=stopped: this is what was finished");
  }

  @Test
  void aDrawingIsSavedBesideItsPictureAndDrawnAgain(@TempDir Path kept) throws IOException {
    Page page = open("#view=explain&methods=grad-cam");
    tour().stroke(.3, .6, .5, .7, .7, .6);
    tour().press("Explain");
    awaitResult(page, "grad-cam");
    byte[] picture = tour().saved(".panel .save");
    var input = page.waitForDownload(() -> page.click(".panel .save-input"));
    Files.copy(input.path(), kept.resolve(input.suggestedFilename()));
    Path saved = Files.write(kept.resolve("grad-cam.png"), picture);
    Provenance found =
        new Whereabouts(saved, Optional.empty(), Optional.empty()).find(Provenance.ofFile(saved));
    byte[] again = Request.of(found).answer(studio, Listener.of(() -> Progress.SILENT)).bytes();
    assertThat(again).isEqualTo(picture);
  }

  @Test
  void theReportNeedsNothingElse() throws IOException {
    open("#view=explain&digit=4&methods=grad-cam;saliency");
    String html =
        new String(tour().saved("button:text-is('Save as report')"), StandardCharsets.UTF_8);
    assertThat(html).contains("grad-cam").contains("saliency").contains("<img");
    assertThat(html.replace("http://www.w3.org/", "")).doesNotContain("src=\"http");
  }

  @Test
  void severalMethodsShareOneScale() {
    Page page = open("#view=explain&digit=4&methods=grad-cam;layer-cam");
    tour().press("Explain all");
    awaitResult(page, "grad-cam");
    awaitResult(page, "layer-cam");
    page.check("text=one scale");
    page.waitForSelector(panel("grad-cam") + " >> text=shared scale");
    assertThat(tour().text(panel("grad-cam") + " .scale .to"))
        .isEqualTo(tour().text(panel("layer-cam") + " .scale .to"));
  }
}
