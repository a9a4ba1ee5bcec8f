package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.Found;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.report.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions about an atlas. */
@Command(
    name = "show",
    sortOptions = false,
    description = "Ask an atlas that was made.",
    footer = {
      "",
      "Examples:",
      "  convlens atlas show atlas/",
      "  convlens atlas show atlas/ patches conv4:17 -o patches.png",
      "  convlens atlas show atlas/ errors --limit 20",
      "  convlens atlas show atlas/ sql \"SELECT predicted, count(*) FROM pictures GROUP BY 1\""
    })
final class AtlasShowCommand extends Action {
  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Parameters(index = "1..*", paramLabel = "QUESTION", description = "sql SELECT.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasShowCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    try (Atlas atlas = Atlas.open(folder)) {
      if (words.isEmpty()) {
        AtlasWords.of(atlas.manifest()).forEach(console.out()::println);
        return;
      }
      print(atlas.select(words.get(1)));
    }
  }

  private void print(Found found) {
    if (json) {
      console.out().println(Json.text(found.facts()));
      return;
    }
    Table table = new Table(found.columns());
    found.rows().forEach(row -> table.row(row.stream().map(this::cell).toArray(String[]::new)));
    table.print(console.out());
  }

  private String cell(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return String.format(Locale.ROOT, "%.5g", ((Number) value).doubleValue());
    }
    return value == null ? "" : value.toString();
  }
}
