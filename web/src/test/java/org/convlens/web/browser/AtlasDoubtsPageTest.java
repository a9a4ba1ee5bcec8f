package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.ConfidentJoint.Order;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;
import org.convlens.atlas.suspect.WrongReasons;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sevens, one of them among the ones: wrong reasons, labels that may be wrong, and what is alike.
 */
class AtlasDoubtsPageTest {
  private static final int SEVENS = 100;

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    Path pictures = folder.resolve("pictures");
    for (int i = 0; i < SEVENS; i++) {
      draw(pictures, i == 17 ? "1" : "7", 7, i);
    }
    for (int i = 0; i < 20; i++) {
      draw(pictures, Integer.toString(i % 10), i % 10, 1000 + i);
    }
    DigitAtlas.make(pictures, folder.resolve("atlas"), Map.of("explain", "grad-cam"));
    web = TestWeb.atlas(folder.resolve("cache"), folder.resolve("atlas"), pictures, "digits");
  }

  private static void draw(Path pictures, String label, int digit, int seed) throws IOException {
    Path place = Files.createDirectories(pictures.resolve(label));
    Files.write(place.resolve(digit + "-" + seed + ".png"), DigitFile.of(digit, seed));
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  @Test
  void reasonsAreTheAtlass() throws IOException {
    Page page = chromium.page(375, 800, ColorScheme.DARK);
    Tour tour = Tour.open(page, web, "#view=atlas&about=reasons.0.0.activation");
    page.waitForSelector(".cluster");
    List<String> typical;
    int clusters;
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasReasons found =
          AtlasReasons.of(atlas, WrongReasons.DEFAULT, new Run(1, Progress.SILENT));
      clusters = found.first(3).size();
      typical =
          found.first(3).get(0).members().stream()
              .limit(11)
              .map(found.pictures().names()::get)
              .toList();
    }
    assertThat(page.locator(".cluster").count()).isEqualTo(clusters);
    assertThat(page.locator(".cluster >> nth=0 >> .mistake").allInnerTexts())
        .hasSize(typical.size());
    String first = ".cluster >> nth=0 >> .mistake >> nth=0";
    assertThat(page.getAttribute(first, "title")).isEqualTo(typical.get(0));
    assertThat(page.getAttribute(first + " >> img", "src")).startsWith("/heat/");
    tour.await("document.querySelector('.cluster .mistake img').naturalWidth >= 84");
    assertThat(page.locator(".cluster .mean canvas").first().getAttribute("aria-label"))
        .contains("mean map");
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-reasons");
    page.click("text=maps over the pictures");
    tour.await("document.querySelector('.cluster .mistake img').src.includes('/thumbnail/')");
    tour.close();
    assertThat(tour.trouble()).isEmpty();
  }

  @Test
  void labelsAreTheAtlassAndLeadToTheirLike() throws IOException {
    Page page = chromium.page(2560, 1400, ColorScheme.LIGHT);
    Tour tour = Tour.open(page, web, "#view=atlas&about=labels.0.0.activation");
    page.waitForSelector(".exhibit");
    try (Atlas atlas = Atlas.open(folder.resolve("atlas"))) {
      AtlasLabels labels = AtlasLabels.of(atlas, Order.MARGIN);
      Suspect suspect = labels.joint().suspects().get(0);
      String name = labels.pictures().names().get(labels.place(suspect));
      assertThat(name).isEqualTo("1/7-17.png");
      assertThat(page.getAttribute(".exhibit >> nth=0 >> .mistake", "title")).isEqualTo(name);
      assertThat(tour.text("#atlas-doubts"))
          .startsWith(labels.joint().suspects().size() + " of " + (SEVENS + 20));
    }
    assertThat(tour.text(".exhibit >> nth=0")).contains("labelled 1", "likelier 7");
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-labels");
    page.focus("[aria-label='More like 1/7-17.png']");
    page.keyboard().press("Enter");
    page.waitForSelector("#no-index");
    assertThat(tour.text("#no-index code")).contains("convlens atlas like", "PICTURE");
    assertThat(Axe.violations(page)).isEmpty();
    tour.press("Make it here");
    page.waitForSelector(".exhibit");
    assertThat(tour.text("#like-title")).isEqualTo("Pictures like 1/7-17.png");
    assertThat(page.locator(".exhibit").count()).isEqualTo(20);
    assertThat(tour.text(".exhibit >> nth=0")).contains("taken for 7");
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-like");
    String address = page.url();
    assertThat(address).contains("about=like").contains("picture=");
    page.reload();
    page.waitForSelector(".exhibit");
    assertThat(tour.text("#like-title")).isEqualTo("Pictures like 1/7-17.png");
    tour.press("Digits");
    page.waitForSelector("text=none of the atlas's");
    assertThat(tour.text(".exhibit >> nth=0")).contains("taken for 7");
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }

  @Test
  void aUnitLeadsToItsLike() {
    Tour tour = Tour.open(chromium.page(), web, "#view=atlas");
    Page page = tour.page();
    page.waitForSelector(".atlas-units .card");
    page.click("[aria-label='More like pool2:3']");
    page.waitForSelector("#like-title:has-text('Units like pool2:3')");
    assertThat(page.locator(".atlas-units .card").count()).isEqualTo(13);
    assertThat(tour.text(".atlas-units .card >> nth=1")).contains("likeness");
    assertThat(page.url()).contains("about=like.0.0.activation.3");
    assertThat(Axe.violations(page)).isEmpty();
    tour.shoot("atlas-units-like");
    tour.close();
    assertThat(tour.trouble()).isEmpty();
  }
}
