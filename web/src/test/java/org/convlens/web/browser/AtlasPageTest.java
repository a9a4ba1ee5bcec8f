package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.atlas.Found;
import org.convlens.task.UsageException;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An atlas of the program's digits: what the page shows is what the atlas says. */
class AtlasPageTest {
  private static final int DIGITS = 10;

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    /* Every digit lies in the folder of the next one, so that each is a mistake. */
    Path pictures = folder.resolve("pictures");
    for (int digit = 0; digit < DIGITS; digit++) {
      Path label =
          Files.createDirectories(pictures.resolve(Integer.toString((digit + 1) % DIGITS)));
      Files.write(label.resolve(digit + ".png"), DigitFile.of(digit, 0));
    }
    DigitAtlas.make(pictures, folder.resolve("atlas"), Map.of());
    web = TestWeb.atlas(folder.resolve("cache"), folder.resolve("atlas"), pictures, "digits");
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  @Test
  void unitsMistakesAndClassesAreTheAtlass() throws IOException {
    Tour tour = Tour.open(chromium.page(), web, "#view=atlas");
    Page page = tour.page();
    page.waitForSelector(".atlas-units .card");
    assertThat(tour.text("#atlas-whole")).contains("10 pictures").contains("0 % of 10 right");
    Found patches;
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      patches = new AtlasQuestions(atlas).patches("pool2", 3, "activation", 9);
    }
    String card = ".atlas-units [data-channel='3']";
    assertThat(page.locator(card + " .top-patch").count()).isEqualTo(patches.rows().size());
    assertThat(page.getAttribute(card + " .top-patch >> nth=0", "title"))
        .startsWith(patches.text(0, "picture"));
    tour.await("document.querySelector('.atlas-units img').naturalWidth > 0");
    page.click("[aria-label='the next channels']");
    page.waitForSelector(".atlas-units [data-channel='24']");
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-units");
    tour.press("Mistakes");
    page.waitForSelector(".mistake");
    assertThat(page.locator(".mistake").count()).isEqualTo(DIGITS);
    tour.shoot("atlas-mistakes");
    assertThat(Axe.violations(page)).isEmpty();
    tour.press("Classes");
    page.waitForSelector("#atlas-classes");
    assertThat(page.locator("#atlas-pairs tbody tr").count()).isEqualTo(DIGITS);
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-classes");
    String address = page.url();
    assertThat(address).contains("view=atlas").contains("about=classes");
    page.reload();
    page.waitForSelector("#atlas-classes");
    tour.press("Reasons");
    page.waitForSelector("#atlas-without-maps");
    assertThat(tour.text("#atlas-without-maps code"))
        .contains("convlens atlas digits", "--explain");
    tour.press("Map");
    page.waitForSelector("text=No map was made yet");
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }

  @Test
  void aMistakeIsLookedAt() {
    Tour tour = Tour.open(chromium.page(), web, "#view=atlas&about=mistakes.0.0.activation");
    Page page = tour.page();
    page.waitForSelector(".mistake");
    String said = tour.text(".mistake >> nth=0 >> b");
    page.click(".mistake >> nth=0");
    page.waitForSelector("#picture-name");
    tour.awaitBest(said);
    tour.close();
    assertThat(tour.trouble()).isEmpty();
  }

  @Test
  void theAtlasOfAnotherNetworkIsRefused() {
    assertThatThrownBy(
            () ->
                TestWeb.atlas(
                        folder.resolve("other"),
                        folder.resolve("atlas"),
                        folder.resolve("pictures"),
                        "digits:untrained")
                    .close())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'digits'")
        .hasMessageContaining("'digits:untrained'");
  }
}
