package org.convlens.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.atlas.Due;
import org.convlens.atlas.Finish;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Found;
import org.convlens.atlas.Listing;
import org.convlens.atlas.LocalRunner;
import org.convlens.atlas.Scope;
import org.convlens.atlas.ShardLook;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Question;
import org.convlens.studio.OpenedModel;
import org.convlens.task.Progress;
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
    Path pictures = folder.resolve("pictures");
    for (int digit = 0; digit < DIGITS; digit++) {
      Path label =
          Files.createDirectories(pictures.resolve(Integer.toString((digit + 1) % DIGITS)));
      Files.write(label.resolve(digit + ".png"), DigitFile.of(digit, 0));
    }
    make(pictures, folder.resolve("atlas"));
    web = TestWeb.atlas(folder.resolve("cache"), folder.resolve("atlas"), pictures, "digits");
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.close();
      chromium.close();
    }
  }

  /** Every digit lies in the folder of the next one, so that each is a mistake. */
  private static void make(Path pictures, Path atlas) throws IOException {
    Question question = TestWeb.question("digits");
    OpenedModel opened = OpenedModel.open(question.network());
    Scope scope = Knobs.with(Scope.DEFAULT, Map.of("layer", "pool2", "top", "4", "files", "2"));
    AtlasPlan plan = new AtlasPlan(question.in(opened.opening()), scope);
    FolderPictures source = FolderPictures.of(List.of(pictures));
    FolderStore store = new FolderStore(atlas);
    Engine engine = TestWeb.ENGINES.at(Precision.FLOAT32, 1);
    try (Network network = engine.open(opened.model())) {
      ShardLook look =
          new ShardLook(network, plan, Optional.empty(), engine.facts(), source, store);
      Listing listing =
          Listing.of(source, name -> OptionalInt.of(name.charAt(0) - '0'), 1, Progress.SILENT);
      new LocalRunner(look, store, 1).run(Due.of(plan, listing.roster(), store), Progress.SILENT);
      Finish.of(plan, opened.model(), store, listing.unread());
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
