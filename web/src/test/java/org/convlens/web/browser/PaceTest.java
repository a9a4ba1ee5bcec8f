package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a person waits at the page. */
@Tag("performance")
class PaceTest {
  @TempDir private Path cache;

  private static final String DRAWN =
      "new Promise(done => { const begun = performance.now();"
          + " const look = () => document.querySelector('.known canvas')"
          + " ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0))"
          + " : requestAnimationFrame(look);"
          + " document.getElementById('tab-unit').click(); look(); })";
  private static final String FIRST_PAINT =
      "performance.getEntriesByName('first-contentful-paint')[0].startTime";
  private static final String STOP =
      "(() => { const stop = [...document.querySelectorAll('.panel button')]"
          + ".find(b => b.textContent === 'Stop'); stop?.click(); return !!stop; })()";

  /** Milliseconds from a change of the picture to its maps, sorted. */
  private static List<Double> delays(Page page) {
    List<?> all =
        (List<?>) page.evaluate("import('/app/live.js').then(live => live.pace.strokes.slice(5))");
    return all.stream().map(one -> ((Number) one).doubleValue()).sorted().toList();
  }

  private static void tell(String what, List<Double> delays, double seconds) {
    double rate = delays.size() / seconds;
    double median = delays.get(delays.size() / 2);
    double most = delays.get((int) (0.95 * (delays.size() - 1)));
    System.out.printf(
        Locale.ROOT, "%s: median %.0f ms, p95 %.0f ms, %.1f/s%n", what, median, most, rate);
  }

  @Test
  void strokesOnDigits() throws IOException {
    try (Chromium chromium = Chromium.start();
        Web web = TestWeb.digits(cache)) {
      Tour tour = Tour.open(chromium.page(), web, "#layers=0.1.2.3.4.5.6.7.8.9.10.11");
      double[] places = new double[400];
      for (int i = 0; i < 200; i++) {
        places[2 * i] = 0.5 + 0.3 * Math.sin(i / 9.0);
        places[2 * i + 1] = 0.5 + 0.3 * Math.cos(i / 7.0);
      }
      long begun = System.nanoTime();
      tour.stroke(places);
      tell("stroke to all maps, digits", delays(tour.page()), (System.nanoTime() - begun) / 1e9);
      assertThat(delays(tour.page())).isNotEmpty();
    }
  }

  @Test
  void cameraOnSqueezeNet() throws IOException {
    String network = squeezeNet();
    try (Chromium chromium = Chromium.start();
        Web web = TestWeb.at(0, cache, Optional.empty(), network)) {
      Tour tour = Tour.open(chromium.page(), web, "");
      tour.press("Camera");
      tour.page().waitForCondition(() -> tour.answers() > 5);
      int before = tour.answers();
      long begun = System.nanoTime();
      tour.page().waitForTimeout(15_000);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          Locale.ROOT, "camera, SqueezeNet 1.1: %.1f/s%n", (tour.answers() - before) / seconds);
      tell("camera to maps, SqueezeNet 1.1", delays(tour.page()), seconds);
      assertThat(tour.answers()).isGreaterThan(before);
    }
  }

  /**
   * From the click on the tab, and from the address alone, to the page of a unit as it is drawn.
   */
  @Test
  void unitsPage() throws IOException {
    try (Chromium chromium = Chromium.start();
        Web web = TestWeb.digits(cache)) {
      Tour tour = Tour.open(chromium.page(), web, "");
      Page page = tour.page();
      List<Double> clicked = new ArrayList<>();
      List<Double> loaded = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        tour.show("look");
        page.waitForSelector(".atlas canvas");
        clicked.add(((Number) page.evaluate(DRAWN)).doubleValue());
        page.reload();
        page.waitForSelector("#unit-title");
        loaded.add(((Number) page.evaluate(FIRST_PAINT)).doubleValue());
      }
      Collections.sort(clicked);
      Collections.sort(loaded);
      tell("click to a unit's page", clicked, 1);
      tell("address to the first paint", loaded, 1);
      assertThat(clicked.get(clicked.size() / 2)).isLessThan(200);
    }
  }

  /** From the click on Stop to an engine that does nothing. */
  @ParameterizedTest
  @CsvSource({"digits, rise:masks=100000", "SqueezeNet, rise", "SqueezeNet, occlusion:stride=4"})
  void stopping(String named, String method) throws IOException, InterruptedException {
    String network = named.equals("digits") ? named : squeezeNet();
    try (Chromium chromium = Chromium.start();
        Web web = TestWeb.at(0, cache, Optional.empty(), network)) {
      List<Double> idle = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Tour tour = Tour.open(chromium.page(), web, "#view=explain&digit=4&methods=" + method);
        tour.press("Explain");
        tour.page().waitForSelector(".running >> text=passes");
        tour.page().waitForTimeout(100 + 37 * i);
        Object pressed = tour.page().evaluate(STOP);
        long begun = System.nanoTime();
        while (!web.isIdle()) {
          Thread.sleep(1);
        }
        assertThat(pressed).isEqualTo(true);
        idle.add((System.nanoTime() - begun) / 1e6);
        tour.close();
      }
      Collections.sort(idle);
      tell("Stop to idle, " + named + ", " + method, idle, 1);
    }
  }

  private static String squeezeNet() {
    Path shared =
        Path.of(
            Optional.ofNullable(System.getenv("CONVLENS_DATA"))
                .orElse(System.getProperty("convlens.root") + "/../shared/data"));
    Path network = shared.resolve("models-imagenet/squeezenet1.1_fp32.onnx");
    Assumptions.assumeTrue(Files.exists(network), "no " + network);
    return network.toString();
  }
}
