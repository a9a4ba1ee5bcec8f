package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.atlas.sheet.LabelDrawing;
import org.convlens.atlas.suspect.AtlasLabels;
import org.convlens.atlas.suspect.ConfidentJoint.Suspect;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which labels may be wrong. */
@Command(
    name = "labels",
    sortOptions = false,
    description = {
      "Find pictures whose label may be wrong, by a network that never saw them (confident learning:"
          + " Northcutt, Jiang, Chuang 2021). All of them go to suspects.parquet in the atlas.",
      "Beware: of pictures that the network learned from, it says what it was taught."
    },
    footer = {"", "Examples:", "  convlens atlas labels atlas/ -o labels.png"})
final class AtlasLabelsCommand extends Action {
  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Option(
      names = "--by",
      paramLabel = "ORDER",
      defaultValue = "margin",
      description =
          "What stands first: the smallest margin of the label over the likeliest other class, or the"
              + " smallest probability of the label, self-confidence (default: ${DEFAULT-VALUE}).")
  private String by = "margin";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many are told and drawn (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "A sheet of the first.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasLabelsCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    LabelDrawing drawing = new LabelDrawing(by, limit);
    AtlasOptions.requirePositive("limit", limit);
    OutputFile file = out == null ? null : OutputFile.at(out, "png");
    try (Atlas atlas = Atlas.open(folder)) {
      AtlasLabels labels = AtlasLabels.of(atlas, drawing.order());
      labels.write(atlas);
      List<String> classes = atlas.manifest().classes();
      if (json) {
        console.out().println(Json.text(labels.facts(classes, limit)));
      } else {
        print(labels, classes);
      }
      if (file != null) {
        AtlasPicture picture = AtlasOptions.picture(drawing, atlas, folder);
        file.write(picture.file(drawing.sheet(labels, atlas, picture.places())).bytes());
        console.tell("picture: " + file.path());
      }
    }
    console.out().flush();
  }

  private void print(AtlasLabels labels, List<String> classes) {
    List<Suspect> suspects = labels.joint().suspects();
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d of %,d labels may be wrong, %,d of them confidently; %.2f %% are to be expected%n%n",
            suspects.size(),
            labels.places().length,
            suspects.stream().filter(Suspect::confident).count(),
            100 * labels.joint().noise());
    Table table = new Table(List.of("Picture", "Label", "Likelier", ">Probability", ">Margin"));
    suspects.stream()
        .limit(limit)
        .forEach(
            s ->
                table.row(
                    labels.pictures().names().get(labels.place(s)),
                    Pictured.named(classes, s.label()),
                    Pictured.named(classes, s.likelier()),
                    String.format(Locale.ROOT, "%.3f", s.selfConfidence()),
                    String.format(Locale.ROOT, "%.3f", s.margin())));
    table.print(console.out());
  }
}
