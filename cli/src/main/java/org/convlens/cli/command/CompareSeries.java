package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Choice;
import org.convlens.cli.option.FailOptions;
import org.convlens.cli.option.OutputOptions;
import org.convlens.cli.option.PictureNames;
import org.convlens.cli.terminal.ConfusionTable;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.MeansTable;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.studio.CompareRequest;
import org.convlens.studio.Compared;
import org.convlens.studio.Facts;
import org.convlens.studio.OpenedPicture;
import org.convlens.studio.Phrases;
import org.convlens.studio.Readings;
import org.convlens.studio.Studio;
import org.convlens.studio.TrueClasses;
import org.convlens.studio.Written;
import org.convlens.task.Progress;
import org.convlens.task.Share;
import org.convlens.task.StoppedException;
import org.convlens.trust.Answer;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;
import org.convlens.trust.Means;

/** Methods compared on several pictures: a sheet for each, and the means over all of them. */
final class CompareSeries {
  private final Console console;
  private final PictureNames names;
  private final List<OutputFile> files;
  private final Optional<TrueClasses> truth;
  private final FailOptions fail;
  private final boolean json;
  private final List<Judged> judged = new ArrayList<>();
  private final List<Map<String, Object>> facts = new ArrayList<>();
  private final List<List<List<Answer>>> answers = new ArrayList<>();

  /**
   * @param files where the sheet of each picture goes
   * @param truth what the pictures truly are, where that is known
   * @param fail under which conditions the command fails
   * @param json whether nothing is told but facts, at the end
   */
  CompareSeries(
      Console console,
      PictureNames names,
      List<OutputFile> files,
      Optional<TrueClasses> truth,
      FailOptions fail,
      boolean json) {
    this.console = console;
    this.names = names;
    this.files = files;
    this.truth = truth;
    this.fail = fail;
    this.json = json;
  }

  /**
   * @param first what is asked, about the first picture
   * @throws IOException with one line, if nothing is finished
   */
  void run(CompareRequest first, Studio studio) throws IOException {
    Cost cost = first.cost(studio).times(files.size());
    int methods = first.choices().size();
    console.tell("comparing " + methods + " methods on " + files.size() + " pictures: " + cost);
    Progress progress = console.bar();
    progress.begin(CompareRequest.NAME, cost.passes());
    for (int i = 0; i < files.size() && !progress.cancelled(); i++) {
      compare(i, first, studio, progress);
    }
    progress.end();
    if (progress.cancelled()) {
      console.tell(
          "convlens: stopped, "
              + kept(answers.size(), facts.size() - answers.size(), files.size()));
    }
    if (facts.isEmpty()) {
      throw new IOException("nothing is written");
    }
    tell(Means.of(first.choices().stream().map(Choice::toString).toList(), answers));
  }

  /**
   * Such as {@code 2 of 5 sheets are kept}.
   *
   * @param whole sheets with all methods
   * @param part sheets that lack some: 0 or 1
   */
  static String kept(int whole, int part, int all) {
    String kept = whole == 0 ? "no sheet was finished" : whole + " of " + all + " sheets are kept";
    String one = whole == 0 ? "one" : "one more";
    return part == 0 ? kept : kept + ", " + one + " holds the methods that were finished";
  }

  private void compare(int index, CompareRequest first, Studio studio, Progress progress)
      throws IOException {
    String name = names.names().get(index);
    OpenedPicture picture;
    try {
      picture = OpenedPicture.open(name);
    } catch (IOException e) {
      console.tell("left out: " + e.getMessage());
      return;
    }
    try {
      Optional<Integer> truly = truth.flatMap(classes -> classes.of(name));
      CompareRequest request = first.about(picture.source(), truly);
      Compared compared = request.answer(studio, picture, new Share(progress, name));
      keep(name, compared, files.get(index));
    } catch (StoppedException stopped) {
      return;
    }
  }

  private void keep(String name, Compared compared, OutputFile file) throws IOException {
    file.write(compared.bytes());
    if (!compared.stopped()) {
      answers.add(compared.examinations().stream().map(Examination::answers).toList());
    }
    compared.judged().ifPresent(judged::add);
    facts.add(Facts.of(name, compared, Written.to(file.path())));
    if (!json) {
      String explained = Phrases.explained(compared.explained());
      String right = compared.judged().map(j -> "; " + ConfusionTable.line(j)).orElse("");
      console.out().println(name + ": " + explained + right + "; " + file.path());
      console.out().flush();
    }
  }

  private void tell(Means means) throws IOException {
    Optional<Confusion> confusion =
        judged.isEmpty() ? Optional.empty() : Optional.of(new Confusion(judged));
    Optional<String> failure = fail.failure(Readings.of(means, confusion));
    if (json) {
      Map<String, Object> all = Facts.of(facts, means, confusion);
      console.out().println(Json.text(fail.told(all, failure)));
    } else {
      if (truth.isPresent() && confusion.isPresent()) {
        console.out().println();
        new ConfusionTable(confusion.get(), truth.get().said()).print(console.out());
      }
      if (means.pictures() > 0) {
        new MeansTable(means).print(console.out());
      }
    }
    console.out().flush();
    FailOptions.require(failure);
  }

  /** Where the sheet of each picture goes. */
  static List<OutputFile> files(Path out, PictureNames names) throws IOException {
    List<OutputFile> files = new ArrayList<>();
    for (Optional<String> part : names.parts()) {
      files.add(OutputFile.at(names.spared(OutputOptions.beside(out, part)), "png"));
    }
    return files;
  }
}
