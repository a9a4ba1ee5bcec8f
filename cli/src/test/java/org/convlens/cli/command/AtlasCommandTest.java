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
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Store;
import org.convlens.report.Json;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasCommandTest {
  @TempDir Path folder;

  private Path pictures() {
    return folder.resolve("pictures");
  }

  private Path atlas() {
    return folder.resolve("atlas");
  }

  @BeforeEach
  void draw() throws IOException {
    for (int i = 0; i < 20; i++) {
      Volume digit = DrawnDigit.draw(i % 10, i);
      BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
      for (int pixel = 0; pixel < digit.area(); pixel++) {
        image.getRaster().setSample(pixel % 28, pixel / 28, 0, (int) digit.at(pixel));
      }
      Path file = pictures().resolve(i % 10 + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
  }

  private Run make(Object... more) {
    Object[] words = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {"atlas", "digits", pictures(), "-o", atlas(), "--files", 4}, 0, words, 0, 7);
    System.arraycopy(more, 0, words, 7, more.length);
    return Run.of(words);
  }

  @Test
  void whatWasMadeIsAskedAndGoneOnWith() throws IOException {
    Files.writeString(pictures().resolve("3/bad.png"), "no picture");
    Run first = make("--explain", "grad-cam", "--region", "box(0, 0, 14, 28)");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("21 pictures; 21 looks, each one pass and one back");
    assertThat(first.out())
        .contains("20 pictures", "broken files: 1 (4.76 %)", "accuracy", "lie in the region");
    assertThat(atlas().resolve(".making")).doesNotExist();

    Run again = make("--explain", "grad-cam", "--region", "box(0, 0, 14, 28)");
    assertThat(again.err()).contains("21 of them known already; nothing to look at");
    assertThat(again.out()).isEqualTo(first.out());

    Run other = make();
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("another atlas lies there", "explain is grad-cam there");
  }

  /** The left half as a mask and as a rectangle; a mask that is none; one of another size. */
  @Test
  void aRegionMayBeAMask() throws IOException {
    Path mask = folder.resolve("mask.png");
    BufferedImage left = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 14 * 28; pixel++) {
      left.getRaster().setSample(pixel % 14, pixel / 14, 0, 255);
    }
    ImageIO.write(left, "png", mask.toFile());
    String region = "mask(" + mask + ")";
    Run masked = make("--explain", "grad-cam", "--region", region);
    assertThat(masked.code()).as(masked.err()).isZero();
    assertThat(masked.out()).contains("lie in the region").doesNotContain("another size");
    String shares = "SELECT digest, inside, area FROM pictures";
    String first = ask("sql", shares, "--json").out();
    assertThat(first).contains("\"area\" : 0.5");

    ImageIO.write(new BufferedImage(27, 28, BufferedImage.TYPE_BYTE_GRAY), "png", mask.toFile());
    Run changed = make("--explain", "grad-cam", "--region", region);
    assertThat(changed.code()).isEqualTo(2);
    assertThat(changed.err()).contains("another atlas lies there");

    Run small =
        Run.of(
            "atlas",
            "digits",
            pictures(),
            "-o",
            folder.resolve("small"),
            "--files",
            4,
            "--explain",
            "grad-cam",
            "--region",
            region);
    assertThat(small.out())
        .contains("note: of 20 of 20 pictures no share of the map is told")
        .doesNotContain("lie in the region");
    Files.writeString(mask, "no picture");
    Run broken = make("--explain", "grad-cam", "--region", region);
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("mask.png", "no picture that can be read");
    Files.delete(mask);
    assertThat(make("--explain", "grad-cam", "--region", region).err()).contains("mask.png");
    assertThat(ask("sql", shares, "--json").out()).isEqualTo(first);

    Run again =
        Run.of(
            "atlas",
            "digits",
            pictures(),
            "-o",
            folder.resolve("box"),
            "--files",
            4,
            "--explain",
            "grad-cam",
            "--region",
            "box(0, 0, 14, 28)");
    assertThat(again.code()).isZero();
    assertThat(Run.of("atlas", "show", folder.resolve("box"), "sql", shares, "--json").out())
        .isEqualTo(first);
  }

  @Test
  void questionsAreAnswered() throws IOException {
    assertThat(make("--json").code()).isZero();
    String layer =
        Json.object("{\"rows\":" + ask("sql", "SELECT layer FROM layers", "--json").out() + "}")
            .toString()
            .replaceAll(".*layer=([^}]*)}.*", "$1");
    Path sheet = folder.resolve("sheet.png");
    Run patches = ask("patches", layer + ":0", "-o", sheet, "--limit", 4);
    assertThat(patches.code()).as(patches.err()).isZero();
    assertThat(patches.out()).contains("rank", "box_top", "picture: " + sheet);
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(100);
    for (String question :
        List.of(
            "channels",
            "classes",
            "confusion",
            "errors",
            "pictures",
            "calibration",
            "faults",
            "broken",
            "tables")) {
      Run run = ask(question);
      assertThat(run.code()).as(question + run.err()).isZero();
    }
    Map<String, Object> facts = Json.object(Run.of("atlas", "show", atlas(), "--json").out());
    Map<?, ?> summary = (Map<?, ?>) Objects.requireNonNull(facts.get("summary"));
    assertThat(summary.get("judged")).isEqualTo(20);
    assertThat(ask("sql", "DROP VIEW pictures").code()).isEqualTo(2);
    assertThat(ask("patches", "nowhere:0").err()).contains("no layer 'nowhere'");
  }

  private Run ask(Object... words) {
    Object[] all = new Object[3 + words.length];
    all[0] = "atlas";
    all[1] = "show";
    all[2] = atlas();
    System.arraycopy(words, 0, all, 3, words.length);
    return Run.of(all);
  }

  @Test
  @SuppressWarnings("try")
  void aSecondWriterIsToldAndDoesNoHarm() throws IOException {
    try (Store.Hold hold = new FolderStore(atlas()).hold()) {
      Run second = make();
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err())
          .contains("another program is writing to the atlas in '" + atlas() + "'", "wait");
    }
    assertThat(make().code()).isZero();
    assertThat(atlas().resolve(".lock")).doesNotExist();
  }

  @Test
  void conditionsFailTheCommandWhenAllIsWritten() throws IOException {
    Files.writeString(pictures().resolve("3/bad.png"), "no picture");
    Run run = make("--fail-if", "broken>0.1%");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("broken > 0.1 %: it is 4.762 %");
    assertThat(Run.of("atlas", "show", atlas()).code()).isZero();
    assertThat(make("--fail-if", "inside>5%").err()).contains("no reading 'inside' here");
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(Run.of("atlas", "show", folder).err()).contains("no atlas in");
    assertThat(Run.of("atlas", "digits").code()).isEqualTo(2);
    assertThat(Run.of("atlas", "digits", folder.resolve("none")).err()).contains("no folder");
  }
}
