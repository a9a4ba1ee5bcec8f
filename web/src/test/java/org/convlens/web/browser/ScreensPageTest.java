package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every view on small and large screens, light and dark, for those who see and those who do not.
 */
class ScreensPageTest {
  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.write(pictures.resolve("first.png"), DigitFile.of(3, 0));
    Files.write(pictures.resolve("second.png"), DigitFile.of(5, 0));
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

  @ParameterizedTest
  @Tag("thorough")
  @CsvSource({"375, DARK", "1280, LIGHT", "3840, DARK"})
  void noneOfTheOtherScreensEither(int width, ColorScheme scheme) {
    nothingIsHiddenFromAnybody(width, scheme);
  }

  @ParameterizedTest
  @CsvSource({"375, LIGHT", "1280, DARK", "2560, LIGHT"})
  void nothingIsHiddenFromAnybody(int width, ColorScheme scheme) {
    Page page = chromium.page(width, Math.min(1600, Math.max(800, width * 9 / 16)), scheme);
    Tour tour = Tour.open(page, web, "#picture=1&methods=grad-cam;saliency");
    for (String view : new String[] {"look", "whatif", "unit", "explain", "compare", "learn"}) {
      tour.show(view);
      page.waitForTimeout(300);
      if (view.equals("look")) {
        tour.point(1);
        page.waitForSelector(".moves canvas");
      }
      if (view.equals("unit")) {
        page.waitForSelector("#statistics");
      }
      if (view.equals("explain")) {
        tour.press("Explain all");
        page.waitForSelector(".panel[data-method='saliency'] .result[data-early='false']");
        page.click(".panel summary");
        page.evaluate(
            "document.querySelector('#class').append(new Option('long names of a class, '.repeat(12)))");
      }
      assertThat(Axe.violations(page)).as("%s at %d, %s", view, width, scheme).isEmpty();
      int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
      assertThat(wide).as("%s at %d", view, width).isLessThanOrEqualTo(width);
      tour.shoot(view + "-" + width + "-" + scheme);
    }
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }
}
