package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All kinds of visitors: with other pictures, other names, and bad connections. */
class VisitorsPageTest {
  /** A name that is markup wherever it is not taken as text. */
  private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">'&quot;.png";

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start("--use-file-for-fake-video-capture=" + film());
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.write(pictures.resolve(HOSTILE), DigitFile.of(3, 0));
    Files.write(pictures.resolve("plain.png"), DigitFile.of(5, 0));
    web =
        TestWeb.at(
            0,
            folder.resolve("cache"),
            Optional.of(pictures.toString()),
            "digits",
            "digits:untrained");
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  /** A second of a white bar on black, as a file that Chromium takes for a camera. */
  private static Path film() throws IOException {
    Path file = folder.resolve("film.y4m");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("YUV4MPEG2 W160 H120 F10:1 Ip A1:1 C420\n".getBytes(StandardCharsets.US_ASCII));
      for (int frame = 0; frame < 10; frame++) {
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 160 * 120; i++) {
          int x = i % 160;
          int y = i / 160;
          out.write(x > 72 && x < 86 && y > 20 && y < 100 ? 235 : 16);
        }
        byte[] grey = new byte[160 * 120 / 2];
        java.util.Arrays.fill(grey, (byte) 128);
        out.write(grey);
      }
    }
    return file;
  }

  private static Tour open(String fragment) {
    return Tour.open(chromium.page(), web, fragment);
  }

  private static void closeWell(Tour tour) {
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }

  @Test
  void namesAreTextAndNeverMarkup() {
    Tour tour = open("#picture=0");
    Page page = tour.page();
    assertThat(tour.text("#picture-name")).isEqualTo("1 of 2 · " + HOSTILE);
    assertThat(page.title()).isEqualTo("ConvLens");
    assertThat(page.locator("img[src='x']").count()).isZero();
    assertThat(tour.best()).startsWith("3, ");
    page.click("[aria-label='the next picture']");
    tour.awaitBest("5");
    closeWell(tour);
  }

  @Test
  void aFileIsDroppedAndDamagedOnesAreNamed(@TempDir Path own) throws IOException {
    Tour tour = open("");
    Page page = tour.page();
    page.setInputFiles("#file", Files.write(own.resolve("two.png"), DigitFile.of(2, 0)));
    tour.awaitBest("2");
    assertThat(tour.text(".picture .caption")).isEqualTo("two.png");
    page.setInputFiles("#file", Files.writeString(own.resolve("no.png"), "no picture"));
    page.waitForSelector(".trouble");
    assertThat(tour.text(".trouble")).startsWith("'no.png' is no picture");
    closeWell(tour);
  }

  @Test
  void theCameraIsSeenLiveAndStaysHere() {
    Tour tour = open("");
    Page page = tour.page();
    tour.press("Camera");
    page.waitForCondition(() -> tour.answers() > 15);
    assertThat(tour.text(".picture .caption")).contains("stay on this machine");
    Object light =
        page.evaluate(
            "import('/app/store.js').then(({ state }) =>"
                + " state.seen.pixels[3 * (14 * 28 + 13)] - state.seen.pixels[3 * (14 * 28 + 3)])");
    assertThat(((Number) light).intValue()).isGreaterThan(100);
    closeWell(tour);
  }

  @Test
  void whatIsInTheAddressIsThereAgain() {
    Tour tour = open("#view=compare&picture=1&layers=1.4&split=0.25&contrast=layer");
    Page page = tour.page();
    page.waitForSelector("#split");
    assertThat(page.inputValue("#split")).isEqualTo("25");
    assertThat(page.locator(".atlas").count()).isEqualTo(2);
    assertThat(tour.text("#picture-name")).isEqualTo("2 of 2 · plain.png");
    String address = page.url();
    assertThat(address).doesNotContain("token");
    page.reload();
    page.waitForSelector("#split");
    assertThat(page.url()).isEqualTo(address);
    closeWell(tour);
  }

  @Test
  void aPartOfThePictureIsHiddenWithTheBrush() {
    Tour tour = open("#view=whatif&picture=1");
    String before = tour.best();
    tour.page().waitForSelector(".atlas canvas");
    for (int i = 0; i < 5; i++) {
      tour.stroke(.2, .15 + .15 * i, .5, .15 + .15 * i, .8, .15 + .15 * i);
    }
    tour.page().waitForSelector(".predictions .was");
    tour.page().waitForCondition(() -> !tour.best().equals(before));
    String hidden = hidden(tour);
    tour.stroke(.1, .05, .9, .05);
    tour.page().waitForCondition(() -> !hidden(tour).equals(hidden));
    tour.press("Undo the change");
    tour.page().waitForCondition(() -> hidden(tour).equals(hidden));
    tour.press("Hide nothing");
    tour.page().waitForCondition(() -> tour.best().equals(before));
    tour.press("Undo the change");
    tour.page().waitForCondition(() -> hidden(tour).equals(hidden));
    for (int i = 0; i < 5; i++) {
      tour.press("Undo the change");
    }
    tour.page().waitForCondition(() -> tour.best().equals(before));
    assertThat(hidden(tour)).isEqualTo("0");
    closeWell(tour);
  }

  /** How many pixels are hidden. */
  private static String hidden(Tour tour) {
    Object count =
        tour.page()
            .evaluate(
                "import('/app/mask.js').then(({ mask }) =>"
                    + " mask.cells ? mask.cells.reduce((sum, one) => sum + one, 0) : 0)");
    return String.valueOf(count);
  }

  @Test
  void ofHowManyPicturesTheClassChangesIsToldAndAPageKnowsItsFolder() {
    Tour tour = open("#view=whatif&picture=1");
    tour.page().waitForSelector(".atlas canvas");
    tour.press("all off");
    tour.press("Of how many pictures does the class change?");
    tour.page().waitForSelector("#turnover");
    assertThat(tour.text("#turnover p")).matches("[0-2] of 2 pictures change their class\\.");
    tour.show("unit");
    tour.page().waitForSelector("#statistics");
    assertThat(tour.page().locator(".top-patch img").count()).isEqualTo(2);
    tour.page()
        .waitForCondition(
            () ->
                tour.page()
                    .evaluate("document.querySelector('.top-patch img').naturalWidth > 0")
                    .equals(true));
    closeWell(tour);
  }

  @Test
  void twoCheckpointsAreCompared() {
    Tour tour = open("#view=compare&picture=1&layers=1.10");
    Page page = tour.page();
    page.waitForSelector(".both tbody tr");
    assertThat(tour.text(".both tbody tr[data-class='5'] td:nth-child(2)"))
        .isEqualTo(tour.text(".predictions tr[data-class='5'] .figure"));
    assertThat(tour.text(".both tbody tr[data-class='5'] td:nth-child(3)")).isNotEqualTo("100 %");
    page.waitForSelector(".layer >> text=below: the one at the right");
    closeWell(tour);
  }

  @Test
  void lessonsAskBeforeTheyShow() {
    Tour tour = open("#view=learn&picture=1");
    Page page = tour.page();
    assertThat(page.isDisabled("button:text-is('Show me')")).isTrue();
    for (int lesson = 1; lesson <= 6; lesson++) {
      String button = ".lessons li:nth-child(" + lesson + ") button";
      page.click(button);
      page.waitForSelector(button + "[aria-current='step']");
      if (lesson == 4) {
        page.fill("input[type=number] >> nth=0", "9");
      } else {
        page.check("input[name=guess] >> nth=1");
      }
      tour.press("Show me");
      page.waitForSelector(".shown p");
      assertThat(tour.text(".shown")).isNotEmpty();
    }
    closeWell(tour);
  }

  @Test
  void aServerThatWasKilledIsFoundAgain() throws IOException {
    Path cache = folder.resolve("restarted");
    Web first = TestWeb.digits(cache);
    int port = first.port();
    Tour tour = Tour.open(chromium.page(), first, "");
    Page page = tour.page();
    first.close();
    page.waitForSelector(".lost");
    try (Web second = TestWeb.at(port, cache, Optional.empty(), "digits", "digits:untrained")) {
      tour.await("document.querySelector('.lost') === null");
      tour.stroke(.2, .8, .8, .8);
      assertThat(second.port()).isEqualTo(port);
      page.waitForCondition(() -> tour.answers() > 2);
      page.reload();
      page.waitForSelector(".predictions");
    }
    tour.close();
  }
}
