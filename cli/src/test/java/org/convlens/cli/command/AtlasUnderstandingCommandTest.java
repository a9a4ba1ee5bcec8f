package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty drawn digits; one seven lies among the ones. */
class AtlasUnderstandingCommandTest {
  @TempDir static Path folder;

  private static Path atlas() {
    return folder.resolve("atlas");
  }

  @BeforeAll
  static void make() throws IOException {
    Path pictures = folder.resolve("pictures");
    for (int i = 0; i < 40; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      Path file = pictures.resolve((i == 17 ? 1 : i % 10) + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    Run made =
        Run.of(
            "atlas",
            "digits",
            pictures,
            "-o",
            atlas(),
            "--files",
            4,
            "--cells",
            3,
            "--explain",
            "grad-cam");
    assertThat(made.code()).as(made.err()).isZero();
  }

  private static Run ask(Object... words) {
    Object[] all = new Object[words.length + 2];
    all[0] = "atlas";
    all[1] = words[0];
    all[2] = atlas();
    System.arraycopy(words, 1, all, 3, words.length - 1);
    return Run.of(all);
  }

  private static Map<String, Object> object(String list) {
    return Json.object("{\"rows\":" + list + "}");
  }

  @Test
  void theSevenAmongTheOnesIsDoubtedFirst() {
    Path sheet = folder.resolve("labels.png");
    Run labels = ask("labels", "--json", "-o", sheet);
    assertThat(labels.code()).as(labels.err()).isZero();
    Map<String, Object> facts = Json.object(labels.out());
    assertThat(facts).containsEntry("labelled", 40);
    List<?> all = (List<?>) Objects.requireNonNull(facts.get("first"));
    Map<?, ?> first = (Map<?, ?>) all.get(0);
    assertThat(first.get("name")).isEqualTo("1/17.png");
    assertThat(String.valueOf(first.get("likelier"))).isEqualTo("7");
    assertThat(sheet).isNotEmptyFile();
    assertThat(atlas().resolve("suspects.parquet")).isNotEmptyFile();
    assertThat(ask("labels").out()).contains("1/17.png", "labels may be wrong");
    Run wrong = ask("labels", "--by", "chance");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("by 'chance': give margin or self-confidence");
  }

  @Test
  void aPictureFindsItsLikeAndAUnitToo() {
    Path sheet = folder.resolve("like.png");
    Run like = ask("like", "3/3.png", "--limit", 5, "-o", sheet, "--json");
    assertThat(like.code()).as(like.err()).isZero();
    assertThat((List<?>) object(like.out()).get("rows")).hasSize(5);
    assertThat(like.out()).doesNotContain("3/3.png");
    assertThat(sheet).isNotEmptyFile();
    Run missing = ask("like", "3/99.png");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("no picture '3/99.png' in the atlas");
  }

  @Test
  void aMapIsAPageOfItsOwn() throws IOException {
    Run map = ask("map", "--json", "--threads", 1);
    assertThat(map.code()).as(map.err()).isZero();
    assertThat(Json.object(map.out())).containsEntry("samples", 120);
    assertThat(map.err()).contains("120 cells, 120 of them laid out");
    String page = Files.readString(atlas().resolve("map.html"));
    assertThat(page).contains("What digits sees").doesNotContain("http:").doesNotContain("src=\"/");
    assertThat(atlas().resolve("map_cells.parquet")).isNotEmptyFile();
    byte[] before = Files.readAllBytes(atlas().resolve("map.html"));
    assertThat(ask("map", "--threads", 2).code()).isZero();
    assertThat(Files.readAllBytes(atlas().resolve("map.html"))).isEqualTo(before);
  }

  @Test
  void portraitsAreMadeWhereTheyAreAskedFor() throws IOException {
    Path page = folder.resolve("portraits.html");
    Run map = ask("map", "--portraits", 10, "--portrait-steps", 2, "--threads", 1, "-o", page);
    assertThat(map.code()).as(map.err()).isZero();
    assertThat(map.err()).contains(" portraits of 2 updates: ");
    assertThat(Files.readString(page)).contains("\"portrait\":0");
    Path kept = atlas().resolve("map_portraits.parquet");
    assertThat(kept).isNotEmptyFile();
    assertThat(ask("map", "--threads", 1, "-o", page).code()).isZero();
    assertThat(kept).as("they were of another map").doesNotExist();
    Run other = ask("map", "--portraits", 7);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("portraits 7: give 0 or one of [10, 20, 40]");
    assertThat(ask("map", "--portrait-steps", 0).code()).isEqualTo(2);
  }

  @Test
  void classesOfFewPicturesHaveNoClusters() {
    Run reasons = ask("reasons");
    assertThat(reasons.code()).as(reasons.err()).isZero();
    assertThat(reasons.out()).contains("no clusters: a class wants 20 maps at least");
  }
}
