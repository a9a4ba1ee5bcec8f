package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasQuestions;
import org.convlens.atlas.AtlasSource;
import org.convlens.atlas.Found;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.atlas.sheet.PatchDrawing;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.task.UsageException;
import org.convlens.task.Visible;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions about an atlas. */
@Command(
    name = "show",
    sortOptions = false,
    description = "Ask an atlas that was made. Neither the network nor an engine is needed.",
    footer = {
      "",
      "Examples:",
      "  convlens atlas show atlas/",
      "  convlens atlas show atlas/ patches conv4:17 -o patches.png",
      "  convlens atlas show atlas/ explain 0.5",
      "  convlens atlas show atlas/ sql \"SELECT predicted, count(*) FROM pictures GROUP BY ALL\""
    })
final class AtlasShowCommand extends Action {
  private static final Pattern CHANNEL = Pattern.compile("(.+):(\\d{1,7})");

  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Parameters(
      index = "1..*",
      paramLabel = "QUESTION",
      description = {
        "Nothing for what it comes to; patches LAYER:CHANNEL, channels [LAYER], classes, confusion,"
            + " errors, pictures, calibration, faults, broken, explain SHARE (how often the region"
            + " holds so much of the map), tables, or sql SELECT."
      })
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "activation|relevance",
      defaultValue = "activation",
      description = "By what patches are ranked (default: ${DEFAULT-VALUE}).")
  private String by = "activation";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows at most, of those that are ranked (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "SHEET.png",
      description = "Draw the patches, out of the pictures, which are read again.")
  private @Nullable Path out;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      description = "Where the pictures lie, if not where the atlas was made of them.")
  private @Nullable Path pictures;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The network, if it lies elsewhere than when the atlas was made.")
  private @Nullable String model;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasShowCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (limit < 1) {
      throw new UsageException("limit " + limit + ": give at least 1");
    }
    if (!by.equals("activation") && !by.equals("relevance")) {
      throw new UsageException("by '" + by + "': must be activation or relevance");
    }
    try (Atlas atlas = Atlas.open(folder)) {
      if (words.isEmpty()) {
        summary(atlas);
      } else {
        answer(atlas, words.get(0));
      }
    }
  }

  private void summary(Atlas atlas) throws IOException {
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>(atlas.manifest().facts());
      facts.remove("files");
      console.out().println(Json.text(facts));
      return;
    }
    AtlasWords.of(atlas.manifest()).forEach(console.out()::println);
    print(atlas.ask("SELECT * FROM layers"));
  }

  private void answer(Atlas atlas, String question) throws IOException {
    AtlasQuestions ask = new AtlasQuestions(atlas);
    if (out != null && !question.equals("patches")) {
      throw new UsageException("out: only patches are drawn");
    }
    switch (question) {
      case "patches" -> patches(ask);
      case "channels" -> print(ask.channels(words.size() > 1 ? words.get(1) : null));
      case "classes" -> print(ask.classes());
      case "confusion" -> print(ask.confusion(limit));
      case "errors" -> print(ask.errors(limit));
      case "pictures" -> print(ask.pictures(limit));
      case "calibration" -> print(ask.calibration());
      case "faults" -> print(ask.faults(limit));
      case "broken" -> print(ask.broken(limit));
      case "explain" -> print(ask.explained(share(word("a share such as 0.5"))));
      case "tables" -> tables(atlas);
      case "sql" -> print(atlas.select(word("a SELECT")));
      default ->
          throw new UsageException(
              "no question '"
                  + question
                  + "': ask for patches, channels, classes, confusion, errors, pictures,"
                  + " calibration, faults, broken, explain, tables or sql");
    }
  }

  private String word(String what) {
    if (words.size() != 2) {
      throw new UsageException(words.get(0) + " wants one more word: " + what);
    }
    return words.get(1);
  }

  private static double share(String text) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("share '" + text + "': must be a number from 0 to 1");
    }
    throw new UsageException("share '" + text + "': must be a number from 0 to 1");
  }

  private void patches(AtlasQuestions ask) throws IOException {
    Matcher named = CHANNEL.matcher(word("LAYER:CHANNEL, such as conv4:17"));
    if (!named.matches()) {
      throw new UsageException("'" + words.get(1) + "': give LAYER:CHANNEL, such as conv4:17");
    }
    String layer = ask.layer(named.group(1));
    int channel = Integer.parseInt(named.group(2));
    Found found = ask.patches(layer, channel, by, limit);
    if (out != null) {
      AtlasPicture picture =
          AtlasPicture.of(
              new PatchDrawing(layer, channel, by, limit),
              ask.atlas(),
              AtlasSource.of(folder),
              Optional.ofNullable(model),
              Optional.ofNullable(pictures));
      OutputFile file = OutputFile.at(out, "png");
      file.write(
          picture
              .file(picture.drawing().sheet(ask.atlas(), picture.places(), console.progress()))
              .bytes());
    }
    print(found);
    if (out != null && !json) {
      console.out().println("picture: " + Visible.of(out.toString()));
    }
  }

  private void tables(Atlas atlas) {
    Table table = new Table(List.of("Table", "Column", "Kind", "What stands in it"));
    for (var one : atlas.tables()) {
      for (var column : one.columns()) {
        table.row(one.name(), column.name(), column.kind().text(), column.sentence());
      }
    }
    table.print(console.out());
  }

  private void print(Found found) {
    if (json) {
      console.out().println(Json.text(found.facts()));
      return;
    }
    List<String> headings = new ArrayList<>();
    for (int i = 0; i < found.columns().size(); i++) {
      int place = i;
      boolean numbers =
          found.rows().stream().anyMatch(row -> row.get(place) instanceof Number)
              && found.rows().stream().noneMatch(row -> row.get(place) instanceof String);
      headings.add((numbers ? ">" : "") + found.columns().get(i));
    }
    Table table = new Table(headings);
    found.rows().forEach(row -> table.row(row.stream().map(this::cell).toArray(String[]::new)));
    table.print(console.out());
  }

  private String cell(@Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return String.format(Locale.ROOT, "%.4g", ((Number) value).doubleValue());
    }
    String text = value == null ? "" : Visible.of(value.toString());
    return text.length() > 80 ? text.substring(0, 79) + "…" : text;
  }
}
