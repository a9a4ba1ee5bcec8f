package org.convlens.web.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.convlens.web.Web;

/** A person at the page: what they do, and what they read. */
record Tour(Page page, List<String> trouble, List<String> elsewhere) {
  /** Opens the page by the address that is printed. */
  static Tour open(Page page, Web web, String fragment) {
    Tour tour = new Tour(page, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    page.onPageError(tour.trouble::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            tour.trouble.add(message.text());
          }
        });
    String own = "http://127.0.0.1:" + web.port() + "/";
    page.onRequest(
        request -> {
          if (!request.url().startsWith(own) && !request.url().startsWith("blob:" + own)) {
            tour.elsewhere.add(request.url());
          }
        });
    page.navigate(web.address() + fragment);
    page.waitForSelector(".predictions");
    return tour;
  }

  void show(String view) {
    page.click("#tab-" + view);
  }

  /** The class that the network thinks likeliest, and how it is said. */
  String best() {
    return page.textContent(".predictions tr:first-child th").strip()
        + ", "
        + page.textContent(".predictions tr:first-child .figure").strip();
  }

  /** Draws a line on the surface; places in shares of it. */
  void stroke(double... places) {
    BoundingBox box = page.locator("#stage").boundingBox();
    for (int i = 0; i < places.length; i += 2) {
      page.mouse().move(box.x + places[i] * box.width, box.y + places[i + 1] * box.height);
      if (i == 0) {
        page.mouse().down();
      }
    }
    page.mouse().up();
  }

  /** Presses the button of this name. */
  void press(String name) {
    page.click("main button:text-is(\"" + name + "\")");
  }

  /** Clicks a cell of the first map of a layer. */
  void point(int layer) {
    page.locator(".atlas[data-layer='" + layer + "'] canvas")
        .click(new Locator.ClickOptions().setPosition(20, 30));
    page.waitForSelector("#value");
  }

  /** Waits until an expression is true on the page. */
  void await(String expression) {
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
  }

  /** Waits until the network thinks this class likeliest. */
  void awaitBest(String label) {
    page.waitForCondition(() -> best().startsWith(label + ", "));
  }

  /** How many answers the live loop has had. */
  int answers() {
    return ((Number) page.evaluate("import('/app/live.js').then(live => live.pace.answers)"))
        .intValue();
  }

  String text(String selector) {
    return page.textContent(selector).strip();
  }

  /** What is kept when something is pressed. */
  byte[] saved(String selector) throws IOException {
    Download download = page.waitForDownload(() -> page.click(selector));
    return Files.readAllBytes(download.path());
  }

  /** A picture of the page, where somebody wants to look at it. */
  void shoot(String name) {
    String into = System.getProperty("convlens.screenshots", "");
    if (!into.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(into, name + ".png")));
    }
  }

  void close() {
    page.context().close();
  }
}
