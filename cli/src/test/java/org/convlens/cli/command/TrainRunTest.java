package org.convlens.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convlens.report.Json;
import org.convlens.train.run.RunFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training in a folder, of digits that the program draws. */
class TrainRunTest {
  @TempDir static Path folder;

  private static Path run = Path.of("");
  private static Run first = new Run(-1, "", "");

  @BeforeAll
  static void train() throws IOException {
    DrawnDigits.write(folder.resolve("data"), 60, 20);
    run = folder.resolve("first");
    first = train(run, "--json");
  }

  private static Run train(Path out, String... more) {
    Object[] words = new Object[12 + more.length];
    Object[] fixed = {
      "train",
      "digits",
      "--data",
      folder.resolve("data"),
      "-o",
      out,
      "--epochs",
      2,
      "--batch",
      20,
      "--threads",
      1
    };
    System.arraycopy(fixed, 0, words, 0, fixed.length);
    System.arraycopy(more, 0, words, fixed.length, more.length);
    return Run.of(words);
  }

  @Test
  void tellsEveryEpochToPrograms() {
    assertThat(first.code()).as(first.err()).isZero();
    List<Map<String, Object>> lines = first.out().lines().map(Json::object).toList();
    assertThat(lines)
        .extracting(line -> line.get("event"))
        .containsExactly("epoch", "epoch", "finished");
    assertThat(lines.get(1)).containsEntry("epoch", 2).containsKeys("loss", "validation_accuracy");
    assertThat(lines.get(2)).containsKey("test_accuracy").containsEntry("training", run.toString());
  }

  @Test
  void isANetworkWhereverOneIsNamed() {
    for (String name : new String[] {"", "@best", "@last", "@0", "@1", "@2"}) {
      Run summary = Run.of("summary", run + name);
      assertThat(summary.code()).as(name + summary.err()).isZero();
      assertThat(summary.out()).contains("conv2");
    }
    Run missing = Run.of("summary", run + "@7");
    assertThat(missing.code()).isEqualTo(Failures.FAILED);
    assertThat(missing.err())
        .contains("@7': no such weights were kept: there are those after epochs 0, 1, 2");
  }

  @Test
  void theFilmOfARunIsAPageAndAnAnimation() throws IOException {
    Run film = Run.of("film", run);
    assertThat(film.code()).as(film.err()).isZero();
    String page = Files.readString(run.resolve("film.html"));
    assertThat(page).contains("How this network learned: 5 frames").contains("<dd>digits</dd>");
    assertThat(Files.readAllBytes(run.resolve("film.gif"))).startsWith('G', 'I', 'F');
    assertThat(Run.of("film", folder.resolve("data")).err())
        .contains("holds no film of a training");
    assertThat(Run.of("film", folder.resolve("none")).err())
        .contains("is no folder of a training: convlens train RECIPE --data DIR -o RUN makes one");
  }

  @Test
  void theSameTrainingLeavesTheSameBytes() throws IOException {
    Path second = folder.resolve("second");
    assertThat(train(second, "--watch").code()).isZero();
    assertThat(second.resolve("film.html")).exists();
    for (String file : new String[] {"film.frames", "history.jsonl", "best.onnx"}) {
      assertThat(Files.readAllBytes(second.resolve(file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(run.resolve(file)));
    }
    Path unfilmed = folder.resolve("unfilmed");
    assertThat(train(unfilmed, "--no-film").code()).isZero();
    assertThat(Files.readAllBytes(unfilmed.resolve("best.onnx")))
        .isEqualTo(Files.readAllBytes(run.resolve("best.onnx")));
    assertThat(Run.of("film", unfilmed).err()).contains("was not filmed");
    assertThat(train(folder.resolve("neither"), "--no-film", "--watch").code())
        .isEqualTo(Failures.WRONG_USE);
  }

  @Test
  void aReportOnARunJudgesItsTestPictures() throws IOException {
    Path file = folder.resolve("run.html");
    Run report = Run.of("report", run, "-o", file);
    assertThat(report.code()).as(report.err()).isZero();
    Map<String, Object> finished = Json.object(first.out().lines().skip(2).findFirst().orElse(""));
    double accuracy = ((Number) finished.getOrDefault("test_accuracy", -1)).doubleValue();
    assertThat(Files.readString(file))
        .contains(
            String.format(
                java.util.Locale.ROOT, "<b>%.2f %%</b> of 20 test pictures", 100 * accuracy))
        .contains("expected calibration error")
        .contains("How this network learned");
  }

  @Test
  void whatIsFinishedStaysAsItIs() throws IOException {
    byte[] best = Files.readAllBytes(run.resolve("best.onnx"));
    Run again = Run.of("train", "--resume", run, "--threads", 1);
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out())
        .contains("finished: nothing is left to train", "training: " + run)
        .doesNotContain("epoch 1");
    assertThat(Files.readAllBytes(run.resolve("best.onnx"))).isEqualTo(best);
  }

  @Test
  void whatStaysCanBeSaidAnewWhenItGoesOn() throws IOException {
    Path other = folder.resolve("kept");
    assertThat(train(other, "--no-film", "--keep", "all").code()).isZero();
    Run wrong = Run.of("train", "--resume", other, "--keep", "some");
    assertThat(wrong.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(wrong.err()).contains("keep 'some': must be all, best or how many");
    Path description = other.resolve("run.json");
    String text = Files.readString(description);
    assertThat(Run.of("train", "--resume", other, "--threads", 1).code()).isZero();
    assertThat(Files.readString(description)).isEqualTo(text);
    assertThat(other.resolve("epochs/0001.onnx")).exists();
    Run best = Run.of("train", "--resume", other, "--keep", "best", "--checkpoint-every", 7);
    assertThat(best.code()).as(best.err()).isZero();
    assertThat(Json.object(Files.readString(description)))
        .containsEntry("keep", "best")
        .containsEntry("checkpoint_every", 7.0);
    assertThat(new RunFiles(other).kept()).startsWith(0).hasSize(2);
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() {
    Run again = train(run);
    assertThat(again.code()).isEqualTo(Failures.FAILED);
    assertThat(again.err()).contains("holds a training: go on with it, or name another folder");
    Run half = train(folder.resolve("half"), "--half");
    assertThat(half.code()).isEqualTo(Failures.WRONG_USE);
    assertThat(half.err()).contains("half is for a file: name one with -o FILE.onnx");
    Run none = Run.of("train", "--resume", folder.resolve("nowhere"));
    assertThat(none.code()).isEqualTo(Failures.FAILED);
    assertThat(none.err()).contains("holds no training");
  }

  @Test
  void ratesAreTried() {
    Run rates =
        Run.of("train", "digits", "--data", folder.resolve("data"), "--batch", 20, "--find-rate");
    assertThat(rates.code()).as(rates.err()).isZero();
    assertThat(rates.out()).contains("rate").containsPattern("take --rate [0-9.e-]+");
  }
}
