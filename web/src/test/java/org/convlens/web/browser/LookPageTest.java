package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.receptive.UnitReceptiveField;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.studio.Loan;
import org.convlens.studio.OpenedPicture;
import org.convlens.studio.Studio;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking and pointing, as a person does, on the built-in network. */
class LookPageTest {
  @TempDir private static Path cache;

  private static Chromium chromium;
  private static Web web;

  private Tour tour;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    web = TestWeb.digits(cache);
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    tour = Tour.open(chromium.page(), web, "");
  }

  @AfterEach
  void close() {
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }

  private double red(String selector) {
    return ((Number)
            tour.page()
                .evaluate(
                    "selector => {"
                        + " const canvas = document.querySelector(selector);"
                        + " const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                        + " let sum = 0; for (let i = 0; i < data.length; i += 4) sum += data[i];"
                        + " return sum; }",
                    selector))
        .doubleValue();
  }

  @Test
  void itBeginsWithADigitOnTheCanvas() {
    assertThat(tour.best()).isEqualTo("7, 100 %");
    assertThat(tour.page().locator(".atlas").count()).isEqualTo(4);
    assertThat(tour.text(".head .facts")).isEqualTo("12 layers · 185,262 parameters");
  }

  @Test
  void aStrokeChangesMapsAndPredictionAndIsUndone() {
    double before = red(".atlas[data-layer='4'] canvas");
    tour.press("Clear");
    tour.stroke(.5, .15, .5, .3, .5, .5, .5, .7, .5, .85);
    tour.awaitBest("1");
    assertThat(red(".atlas[data-layer='4'] canvas")).isNotEqualTo(before);
    tour.press("Undo");
    tour.press("Undo");
    tour.page().waitForCondition(() -> red(".atlas[data-layer='4'] canvas") == before);
    tour.awaitBest("7");
  }

  @Test
  void theEraserTakesAwayAndTheArrowsShift() {
    double seven = red("#stage");
    tour.press("Eraser");
    tour.stroke(.2, .25, .8, .25);
    assertThat(red("#stage")).isLessThan(seven);
    double rest = red("#stage");
    tour.page().focus(".stage .sheet");
    tour.page().keyboard().press("ArrowRight");
    assertThat(red("#stage")).isEqualTo(rest);
    tour.page().keyboard().press("Control+z");
    tour.page().keyboard().press("Control+z");
    assertThat(red("#stage")).isEqualTo(seven);
  }

  @Test
  void aCellShowsWhatItSeesAsTheReceptiveFieldSays() throws Exception {
    tour.press("Digits");
    tour.press("4");
    tour.awaitBest("4");
    Locator canvas = tour.page().locator(".atlas[data-layer='4'] canvas");
    BoundingBox box = canvas.boundingBox();
    tour.page().mouse().click(box.x + 22.5, box.y + 32.5);
    tour.page().waitForSelector("#value");
    try (Studio studio = new Studio(TestWeb.ENGINES, 1);
        Loan loan =
            studio.lend(
                studio.model(TestWeb.question("digits").network()).model(),
                TestWeb.question("digits"))) {
      Scene scene = Scene.of(loan.network(), OpenedPicture.open("digit:4").pixels());
      Finding found = new UnitReceptiveField(Place.named("conv2"), 6, 4).look(scene);
      assertThat(tour.page().getAttribute("#sight", "data-box").replace(' ', ','))
          .isEqualTo(String.valueOf(found.facts().get("box")).replaceAll("[\\[\\] ]", ""));
      LayerId conv2 = new LayerId("conv2");
      try (Trace trace = loan.network().trace(java.util.List.of(scene.input()), Set.of(conv2))) {
        assertThat(Float.parseFloat(tour.page().getAttribute("#value", "data-value")))
            .isEqualTo(trace.at(0, conv2).at(0, 6, 4));
      }
    }
    tour.page().waitForSelector(".moves canvas");
    tour.page().focus(".atlas[data-layer='4']");
    tour.page().keyboard().press("ArrowRight");
    tour.await("document.querySelector('#box-columns')?.textContent === '4 to 17'");
    tour.page().keyboard().press("PageDown");
    tour.await("document.querySelector('.inspector dd')?.textContent.trim() === '1'");
  }

  @Test
  void theNumbersThatMadeANumberAreTheEngines() {
    tour.point(4);
    double value = Double.parseDouble(tour.page().getAttribute("#value", "data-value"));
    tour.page().click("#derive");
    tour.page().waitForSelector(".formula .asked .engine");
    String at = ".formula .asked .engine";
    double engine = Double.parseDouble(tour.page().getAttribute(at, "data-engine"));
    double result = Double.parseDouble(tour.page().getAttribute(at, "data-result"));
    assertThat(engine).isCloseTo(value, within(1e-6));
    assertThat(result).isCloseTo(engine, within(1e-5 * Math.max(1, Math.abs(engine))));
    assertThat(tour.page().locator(".formula .grid").count()).isGreaterThan(1);
  }

  @Test
  void channelsAreSwitchedOffAndTheClassesFollow() {
    tour.show("whatif");
    tour.press("all off");
    tour.page().waitForSelector("#effects");
    assertThat(tour.text("#change")).startsWith("off(conv1, 0-15)");
    tour.page().waitForSelector(".predictions .was");
    assertThat(tour.best()).isNotEqualTo("7, 100 %");
    tour.press("Undo the change");
    tour.page().waitForCondition(() -> tour.best().equals("7, 100 %"));
    assertThat(tour.text("#change")).isEqualTo("nothing is changed");
  }

  @Test
  void aChannelHasAPageOfItsOwn() {
    tour.point(4);
    tour.press("The channel's own page");
    tour.page().waitForSelector("#kernel-norm");
    assertThat(tour.text("#unit-title")).startsWith("conv2, channel ");
    assertThat(tour.page().url()).contains("view=unit").contains("unit=4.");
    assertThat(tour.page().locator(".slices canvas").count()).isEqualTo(16);
  }

  @Test
  void theWholeTourByKeyboard() {
    Page page = tour.page();
    page.focus("#tab-look");
    page.keyboard().press("ArrowRight");
    tour.await("document.querySelector('#tab-whatif').ariaSelected === 'true'");
    page.keyboard().press("ArrowLeft");
    tour.await("document.querySelector('#tab-look').ariaSelected === 'true'");
    page.focus(".box[aria-label^='layer 2 ']");
    page.keyboard().press("Space");
    page.waitForSelector(".atlas[data-layer='2']");
    page.focus(".atlas[data-layer='2']");
    page.keyboard().press("Enter");
    page.waitForSelector("#value");
    page.keyboard().press("Escape");
    tour.await("document.querySelector('#value') === null");
  }

  @Test
  void aStrokeIsSeenInAllMapsSoon() {
    for (int i = 0; i < 3; i++) {
      tour.stroke(.3, .3 + .1 * i, .5, .4 + .1 * i, .7, .3 + .1 * i, .6, .5, .4, .6);
    }
    tour.page().waitForCondition(() -> tour.answers() > 10);
    Object median =
        tour.page()
            .evaluate(
                "import('/app/live.js').then(live => {"
                    + " const all = [...live.pace.strokes].sort((a, b) => a - b);"
                    + " return all[all.length >> 1]; })");
    assertThat(((Number) median).doubleValue()).isLessThan(1000);
  }
}
