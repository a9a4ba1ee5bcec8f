package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.cli.option.NetworkFlags;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.format.set.KnownSet;
import org.convlens.format.set.KnownSets;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.studio.DataAnswer;
import org.convlens.studio.DataFacts;
import org.convlens.studio.DataQuestion;
import org.convlens.studio.Written;
import org.convlens.train.census.Census;
import org.convlens.train.census.Member;
import org.convlens.train.census.PartCount;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "data",
    sortOptions = false,
    description = {
      "Look at a data set before a network learns from it: classes, counts, sizes, broken pictures,"
          + " pictures that stand there twice or in several parts, samples of each class, and one"
          + " picture as a recipe changes it. Without DATA, list the sets that are known by name."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  convlens data photos/ -o photos.png",
      "  convlens data pull fashion-mnist",
      "  convlens data fashion-mnist --json"
    })
final class DataCommand extends Action {
  private static final int SHOWN = 5;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATA",
      description = {
        "A folder with a folder per class, or with train/, val/ and test/ of such; MNIST or CIFAR"
            + " files, packed or not; a CSV file of paths and classes; or a known set by name."
      })
  private @Nullable String place;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "Whose changes of pictures are shown. Otherwise a recipe for such pictures.")
  private @Nullable String recipe;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "The sheet of samples. Otherwise data.png.")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of samples and changes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--strict", description = "Fail if a picture is broken.")
  private boolean strict;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that look. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Tell all that was found as JSON.")
  private boolean json;

  private DataCommand(Console console) {
    super(console);
  }

  static CommandLine line(Console console) {
    return new CommandLine(new DataCommand(console))
        .addSubcommand(new DataPullCommand(console))
        .addSubcommand(new DataUnpackCommand(console));
  }

  @Override
  void run() throws IOException {
    if (place == null) {
      list();
      return;
    }
    OutputFile file = OutputFile.at(out == null ? Path.of("data.png") : out, "png");
    DataQuestion question =
        new DataQuestion(place, Optional.ofNullable(recipe), seed, NetworkFlags.threads(threads));
    DataAnswer answer = question.answer(console.progress());
    file.write(answer.bytes());
    if (json) {
      console.out().println(Json.text(DataFacts.of(answer, Written.to(file.path()))));
    } else {
      print(answer);
      console.out().println("picture: " + file.path());
    }
    console.out().flush();
    int broken = answer.census().broken();
    if (strict && broken > 0) {
      throw new IOException(broken + (broken == 1 ? " picture" : " pictures") + " cannot be read");
    }
  }

  private void list() {
    if (json) {
      console.out().println(Json.text(KnownSets.all().stream().map(DataFacts::of).toList()));
      return;
    }
    Table table = new Table(List.of("Set", ">Size", "Here", "What it is"));
    for (KnownSet set : KnownSets.all()) {
      table.row(set.name(), set.size(), set.isHere() ? "yes" : "", set.about());
    }
    table.print(console.out());
    console.out().println();
    console.out().println("convlens data pull NAME fetches one into " + KnownSets.cache() + ".");
  }

  private void print(DataAnswer answer) {
    Census census = answer.census();
    console
        .out()
        .printf(
            "%s: %s, %d classes%n%n",
            answer.place(), answer.found().kind(), census.classes().size());
    List<String> headings = new ArrayList<>(List.of("Class"));
    census.parts().forEach(part -> headings.add(">" + capital(part.name())));
    Table table = new Table(headings);
    for (int c = 0; c < census.classes().size(); c++) {
      List<String> cells = new ArrayList<>(List.of(census.classes().get(c)));
      for (PartCount part : census.parts()) {
        cells.add(grouped(part.perClass()[c]));
      }
      table.row(cells.toArray(String[]::new));
    }
    List<String> sums = new ArrayList<>(List.of("all"));
    census.parts().forEach(part -> sums.add(grouped(part.pictures())));
    table.row(sums.toArray(String[]::new));
    table.print(console.out());
    console.out().println();
    census.parts().forEach(this::sizes);
    answer.notes().forEach(note -> console.out().println("note: " + note));
    examples("in several parts", Census.across(census.same()));
    examples("in several parts, alike", Census.across(census.alike()));
    census
        .parts()
        .forEach(
            part ->
                part.broken().values().stream()
                    .limit(SHOWN)
                    .forEach(reason -> console.out().println("broken: " + reason)));
  }

  private void sizes(PartCount part) {
    List<PartCount.SizeCount> sizes = part.sizes();
    if (sizes.isEmpty()) {
      return;
    }
    int read = part.pictures() - part.broken().size();
    String colour =
        part.grey() == 0 ? "colour" : part.grey() == read ? "grey" : grouped(part.grey()) + " grey";
    String text =
        sizes.size() == 1
            ? "all " + sizes.get(0).text()
            : sizes.size()
                + " sizes, most often "
                + sizes.get(0).text()
                + ", heights "
                + span(sizes.stream().mapToInt(PartCount.SizeCount::height).toArray())
                + ", widths "
                + span(sizes.stream().mapToInt(PartCount.SizeCount::width).toArray());
    console.out().println(part.name() + " pictures: " + text + "; " + colour);
  }

  private static String span(int... sides) {
    int[] sorted = sides.clone();
    Arrays.sort(sorted);
    return sorted[0] + " to " + sorted[sorted.length - 1];
  }

  private void examples(String what, List<List<Member>> groups) {
    groups.stream()
        .limit(SHOWN)
        .forEach(
            group ->
                console
                    .out()
                    .println(
                        what
                            + ": "
                            + String.join(", ", group.stream().map(Member::text).toList())));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
