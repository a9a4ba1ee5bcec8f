package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.History;
import org.convlens.net.Precision;
import org.convlens.studio.Filming;
import org.convlens.studio.RunFilms;
import org.convlens.studio.Training;
import org.convlens.task.Progress;
import org.convlens.train.Recipes;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFiles;
import org.convlens.web.TestWeb;
import org.convlens.web.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The film of a training, and a training that goes on while somebody looks. */
class FilmPageTest {
  private static final int DIGITS = 10;

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static Web web;

  @BeforeAll
  static void start() throws IOException {
    chromium = Chromium.start();
    Path pictures = folder.resolve("pictures");
    for (int i = 0; i < 4 * DIGITS; i++) {
      Path label = Files.createDirectories(pictures.resolve("digit " + i % DIGITS));
      Files.write(label.resolve(i / DIGITS + ".png"), DigitFile.of(i % DIGITS, i / DIGITS));
    }
    train(pictures, folder.resolve("run"), 1);
    train(pictures, folder.resolve("longer"), 2);
    String run = folder.resolve("run").toString();
    web = TestWeb.at(0, folder.resolve("cache"), Optional.empty(), "digits", run, run + "@last");
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  private static void train(Path pictures, Path into, int epochs) throws IOException {
    Training training =
        new Training(
            Knobs.with(
                Recipes.named("digits"), Map.of("epochs", Integer.toString(epochs), "batch", "10")),
            Optional.empty(),
            pictures.toString(),
            1,
            Retention.ALL,
            60);
    Engine engine = TestWeb.ENGINES.at(Precision.FLOAT32, 1);
    training.begin(engine, into, Filming.FILM, new Silent());
  }

  /** Tells nobody. */
  private record Silent() implements Training.Watch {
    @Override
    public Progress progress() {
      return Progress.SILENT;
    }

    @Override
    public void note(String sentence) {}

    @Override
    public void epoch(int epoch, History.Epoch figures, Supplier<Graph> weights) {}
  }

  private static int frames(Path run) throws IOException {
    return RunFilms.page(run).story().frames().size();
  }

  private static void awaitFrames(Page page, int frames) {
    FrameLocator film = page.frameLocator("iframe.film");
    film.locator(".lead >> text=" + frames + " frames")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    film.locator("#film canvas").first().waitFor();
  }

  @Test
  void itIsPlayedAndGoesOnWithTheTraining() throws IOException {
    Path run = folder.resolve("run");
    Path longer = folder.resolve("longer");
    assertThat(frames(longer)).isGreaterThan(frames(run));
    Tour tour = Tour.open(chromium.page(), web, "#network=1");
    Page page = tour.page();
    tour.show("film");
    awaitFrames(page, frames(run));
    FrameLocator film = page.frameLocator("iframe.film");
    film.locator("[aria-label='One frame back']").click();
    assertThat(film.locator("input[type=range]").first().inputValue())
        .isEqualTo(Integer.toString(frames(run) - 2));
    Files.copy(
        new RunFiles(longer).film(), new RunFiles(run).film(), StandardCopyOption.REPLACE_EXISTING);
    awaitFrames(page, frames(longer));
    assertThat(Axe.violations(page)).isEmpty();
    assertThat(page.url()).contains("view=film");
    tour.shoot("film");
    tour.close();
    assertThat(tour.trouble()).isEmpty();
    assertThat(tour.elsewhere()).isEmpty();
  }

  @Test
  void itMayDoNothingButWhatLiesInIt() {
    Tour tour = Tour.open(chromium.page(), web, "#network=2");
    Response film = tour.page().navigate("http://127.0.0.1:" + web.port() + "/film/2");
    assertThat(film.headerValue("content-security-policy"))
        .contains("default-src 'none'")
        .contains("script-src 'sha256-")
        .contains("frame-ancestors 'self'")
        .doesNotContain("unsafe");
    tour.page().waitForSelector("#film canvas");
    assertThat(Axe.violations(tour.page())).isEmpty();
    Object ran =
        tour.page()
            .evaluate(
                "() => { const script = document.createElement('script');"
                    + " script.textContent = 'window.strange = true'; document.body.append(script);"
                    + " return window.strange === true; }");
    assertThat(ran).isEqualTo(false);
    tour.close();
    assertThat(tour.elsewhere()).isEmpty();
  }

  @Test
  void aNetworkThatComesFromNoTrainingHasNone() {
    Tour tour = Tour.open(chromium.page(), web, "#view=film");
    tour.page().waitForSelector("#view >> text=start with the folder");
    String address = "http://127.0.0.1:" + web.port() + "/film/";
    assertThat(tour.page().request().get(address + "0").status()).isEqualTo(404);
    assertThat(tour.page().request().get(address + "9").status()).isEqualTo(404);
    tour.close();
  }
}
