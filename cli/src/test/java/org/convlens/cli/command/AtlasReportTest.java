package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.convlens.report.Json;
import org.convlens.report.Provenance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say of an atlas, and what is drawn out of it, comes back to the same bytes. */
class AtlasReportTest {
  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([^\"]+)");

  @TempDir private static Path folder;

  private static SevensAtlas made;

  @BeforeAll
  static void make() throws IOException {
    made = SevensAtlas.make(folder);
    Files.writeString(made.atlas().resolve("map.html"), "stands for the map");
  }

  private static Run report(Path page, Object... words) {
    List<Object> all = new ArrayList<>(List.of("report"));
    all.addAll(List.of(words));
    all.addAll(List.of("--methods", "grad-cam", "--trust", "none", "-o", page));
    return Run.of(all.toArray());
  }

  private static Map<?, ?> facts(Run run) {
    assertThat(run.code()).as(run.err()).isZero();
    return (Map<?, ?>) Objects.requireNonNull(Json.object(run.out()).get("atlas"));
  }

  private static void redraws(Path file, Object... flags) {
    List<Object> all = new ArrayList<>(List.of("redraw", file));
    all.addAll(List.of(flags));
    Run run = Run.of(all.toArray());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("the same bytes as " + file);
  }

  @Test
  void aPictureOfTheAtlasIsToldItsLikeItsUnitsItsLabelAndItsReasons() throws IOException {
    Path page = folder.resolve("seven.html");
    Path picture = made.pictures().resolve("1/seven17.png");
    Map<?, ?> facts = facts(report(page, "digits", picture, "--atlas", made.atlas(), "--json"));
    assertThat(facts.get("picture")).isEqualTo("1/seven17.png");
    assertThat((List<?>) facts.get("like")).hasSize(12);
    assertThat((List<?>) facts.get("units")).hasSize(4);
    Map<?, ?> label = (Map<?, ?>) Objects.requireNonNull(facts.get("label"));
    assertThat(label.get("suspected")).isEqualTo(true);
    assertThat(label.get("likelier")).isEqualTo("7");
    assertThat(label.get("place")).isEqualTo(1);
    String html = Files.readString(page);
    assertThat(html)
        .contains("id=\"atlas\"", "“1” may be wrong", "href=\"atlas/map.html\"", "--atlas")
        .contains("is one of them, 1/seven17.png")
        .doesNotContain("src=\"http", "src=\"/", "file:");
    redraws(page);
    int ofAtlas = 0;
    for (Path file : pictures(page)) {
      Provenance provenance = Provenance.ofFile(file);
      boolean own = "atlas".equals(provenance.knobs().get("section"));
      assertThat(provenance.question().atlas().isPresent()).isEqualTo(own);
      if (own) {
        ofAtlas++;
        redraws(file);
      }
    }
    assertThat(ofAtlas).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aPictureFromElsewhereIsComparedWithIt() throws IOException {
    Path page = folder.resolve("digit.html");
    Map<?, ?> facts = facts(report(page, "digits", "digit:7", "--atlas", made.atlas(), "--json"));
    assertThat(facts.containsKey("picture")).isFalse();
    assertThat(facts.containsKey("label")).isFalse();
    List<?> like = (List<?>) Objects.requireNonNull(facts.get("like"));
    assertThat(String.valueOf(like.get(0))).contains("predicted=7");
    assertThat(page).content().contains("This picture is none of them");
    redraws(page, "--atlas", made.atlas());
  }

  @Test
  void anotherNetworkAndNoPictureAreRefused() {
    Run other = report(folder.resolve("no.html"), "fashion", "digit:7", "--atlas", made.atlas());
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("the atlas is of 'digits', not of 'fashion'");
    Run scaled =
        report(
            folder.resolve("no.html"),
            "digits",
            "digit:7",
            "--preprocess",
            "raw",
            "--atlas",
            made.atlas());
    assertThat(scaled.code()).isEqualTo(2);
    assertThat(scaled.err()).contains("looked at its pictures in another way", "preprocessing");
    Run none = Run.of("report", "--atlas", made.atlas(), "-o", folder.resolve("no.html"));
    assertThat(none.err()).contains("name one");
    Run nowhere = report(folder.resolve("no.html"), "digits", "digit:7", "--atlas", folder);
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.err()).contains("no atlas in");
    assertThat(folder.resolve("no.html")).doesNotExist();
  }

  @Test
  void sheetsComeBackAndSayWhyWhereTheyCannot() throws IOException {
    List<List<Object>> drawn =
        List.of(
            List.of("labels", made.atlas(), "--limit", 6),
            List.of("labels", made.atlas(), "--limit", 6, "--by", "self-confidence"),
            List.of("reasons", made.atlas(), "--each", 2),
            List.of("like", made.atlas(), "1/seven17.png", "--limit", 5),
            List.of("show", made.atlas(), "patches", layer() + ":2"));
    List<Path> files = new ArrayList<>();
    for (List<Object> words : drawn) {
      Path file = folder.resolve("sheet" + files.size() + ".png");
      List<Object> all = new ArrayList<>(List.of("atlas"));
      all.addAll(words);
      all.addAll(List.of("-o", file));
      Run run = Run.of(all.toArray());
      assertThat(run.code()).as(run.err()).isZero();
      redraws(file);
      files.add(file);
    }
    Path elsewhere = folder.resolve("elsewhere");
    Files.move(made.pictures(), elsewhere);
    try {
      Run gone = Run.of("redraw", files.get(0));
      assertThat(gone.code()).isEqualTo(1);
      assertThat(gone.err()).contains("1 of 1 pictures no longer lie", "--image FOLDER");
      redraws(files.get(0), "--image", elsewhere);
    } finally {
      Files.move(elsewhere, made.pictures());
    }
    Path away = folder.resolve("away");
    Files.move(made.atlas(), away);
    try {
      Run lost = Run.of("redraw", files.get(0));
      assertThat(lost.err()).contains("is not there any more: say where it is with --atlas");
      redraws(files.get(0), "--atlas", away);
      Run other = Run.of("redraw", files.get(0), "--atlas", folder);
      assertThat(other.err()).contains("no atlas in");
    } finally {
      Files.move(away, made.atlas());
    }
    Run unit = Run.of("atlas", "like", made.atlas(), layer() + ":2", "-o", files.get(0));
    assertThat(unit.err()).contains("only pictures are drawn");
  }

  private static String layer() {
    Run run = Run.of("atlas", "show", made.atlas(), "sql", "FROM layers", "--json");
    Map<String, Object> all = Json.object("{\"all\":" + run.out() + "}");
    Map<?, ?> first = (Map<?, ?>) ((List<?>) Objects.requireNonNull(all.get("all"))).get(0);
    return String.valueOf(first.get("layer"));
  }

  /** Saved as a browser saves them. */
  private static List<Path> pictures(Path page) throws IOException {
    List<Path> files = new ArrayList<>();
    for (MatchResult match : PICTURE.matcher(Files.readString(page)).results().toList()) {
      Path file = folder.resolve("picture" + files.size() + ".png");
      files.add(Files.write(file, Base64.getDecoder().decode(match.group(1))));
    }
    return files;
  }
}
