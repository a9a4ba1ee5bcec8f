package org.convlens.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Listed;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.cli.terminal.Wrapped;
import org.convlens.method.Knobs;
import org.convlens.paper.Paper;
import org.convlens.report.Json;
import org.convlens.studio.MethodFacts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "methods",
    description = "List the ways of looking, or tell all about one: what it shows, its knobs.",
    footer = {"", "Example:", "  convlens methods grad-cam"})
final class MethodsCommand extends Action {
  /** Columns that a sentence has at least. */
  private static final int LEAST = 30;

  /** Columns that the values of a knob have at most, where they can be broken. */
  private static final int VALUES = 32;

  /** Columns that the sentence of a knob has at least, where the values can be broken further. */
  private static final int SENTENCE = 26;

  @Parameters(paramLabel = "METHOD", arity = "0..1", description = "One of the methods.")
  private @Nullable String method;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  MethodsCommand(Console console) {
    super(console);
  }

  @Override
  void run() {
    Optional<Listed> chosen = Optional.ofNullable(method).map(Catalog::listed);
    if (json) {
      Object answer =
          chosen.isPresent() ? MethodFacts.of(chosen.get()) : MethodFacts.of(Catalog.manual());
      console.out().println(Json.text(answer));
    } else if (chosen.isPresent()) {
      tellAll(chosen.get());
    } else {
      list();
    }
  }

  private void list() {
    PrintWriter out = console.out();
    Map<String, List<Listed>> families = new LinkedHashMap<>();
    int width = 0;
    for (Listed entry : Catalog.manual()) {
      families.computeIfAbsent(entry.family(), f -> new ArrayList<>()).add(entry);
      width = Math.max(width, entry.name().length());
    }
    String format = "  %-" + width + "s  %s%n";
    int room = Math.max(LEAST, width() - width - "    ".length());
    families.forEach(
        (family, entries) -> {
          out.println(family);
          for (Listed entry : entries) {
            String name = entry.name();
            for (String line : Wrapped.lines(entry.summary(), room)) {
              out.printf(format, name, line);
              name = "";
            }
          }
          out.println();
        });
    out.println("convlens methods METHOD tells all about one, and how to draw it.");
  }

  private void tellAll(Listed entry) {
    PrintWriter out = console.out();
    out.println(entry.name() + " (" + entry.family().toLowerCase(Locale.ROOT) + ")");
    out.println();
    tell(entry.summary());
    tell("Exactly: " + entry.formula());
    tell("Beware: " + entry.caution());
    if (!entry.compat().isEmpty()) {
      tell("Beside others: " + entry.compat());
    }
    List<Knobs.Spec> knobs = Knobs.of(entry.defaults());
    if (!knobs.isEmpty()) {
      out.println();
      table(knobs, width()).print(out);
    }
    for (Paper paper : entry.papers()) {
      out.println();
      tell("", paper.citation() + ", " + paper.year());
      out.println(paper.link());
    }
    out.println();
    out.println(MethodFacts.command(entry) + " -o picture.png");
  }

  private void tell(String text) {
    tell("  ", text);
  }

  /** Lines after the first begin two columns further right. */
  private void tell(String first, String text) {
    String further = first + "  ";
    String indent = first;
    for (String line : Wrapped.lines(text, width() - further.length())) {
      console.out().println(indent + line);
      indent = further;
    }
  }

  /** Columns that there are: those of a terminal, as the help has. */
  private int width() {
    return spec.usageMessage().width();
  }

  /** What the knobs are, in so many columns if that can be. */
  static Table table(List<Knobs.Spec> knobs, int width) {
    Table table = new Table(List.of("Knob", "Values", "Default", "What it does"));
    int room = width - "--".length() - 3 * Table.BETWEEN.length();
    room -= widest(knobs.stream().map(Knobs.Spec::name), "Knob");
    room -= widest(knobs.stream().map(Knobs.Spec::value), "Default");
    int most = Math.min(VALUES, room - SENTENCE);
    room -= widest(knobs.stream().flatMap(knob -> values(knob, most).stream()), "Values");
    for (Knobs.Spec knob : knobs) {
      List<String> values = values(knob, most);
      List<String> lines = Wrapped.lines(knob.sentence(), Math.max(SENTENCE, room));
      for (int i = 0; i < Math.max(values.size(), lines.size()); i++) {
        table.row(
            i == 0 ? "--" + knob.name() : "",
            i < values.size() ? values.get(i) : "",
            i == 0 ? knob.value() : "",
            i < lines.size() ? lines.get(i) : "");
      }
    }
    return table;
  }

  /** What a knob can be set to, choices broken between two of them. */
  private static List<String> values(Knobs.Spec knob, int most) {
    return Wrapped.lines(knob.domain().text().replace("|", "| "), most).stream()
        .map(line -> line.replace("| ", "|"))
        .toList();
  }

  private static int widest(Stream<String> cells, String heading) {
    return cells.mapToInt(Wrapped::columns).reduce(heading.length(), Math::max);
  }
}
