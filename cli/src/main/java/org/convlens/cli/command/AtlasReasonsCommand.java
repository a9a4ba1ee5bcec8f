package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.atlas.sheet.ReasonDrawing;
import org.convlens.atlas.suspect.AtlasReasons;
import org.convlens.atlas.suspect.Reason;
import org.convlens.atlas.suspect.WrongReasons;
import org.convlens.cli.terminal.Console;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where a network looks at some pictures of a class in another way than at the others. */
@Command(
    name = "reasons",
    sortOptions = false,
    description = {
      "Find pictures of a class that the network gets right or wrong for reasons of their own:"
          + " clusters of the atlas's maps, those first that are like no others and go with errors"
          + " (Lapuschkin et al. 2019). All of them go to clusters.parquet in the atlas.",
      "Beware: a cluster is a hypothesis. Look at its pictures before you act on it."
    },
    footer = {"", "Examples:", "  convlens atlas reasons atlas/ -o reasons.png"})
final class AtlasReasonsCommand extends Action {
  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Option(
      names = "--each",
      paramLabel = "N",
      defaultValue = "3",
      description = "Clusters of a class that are told and drawn (default: ${DEFAULT-VALUE}).")
  private int each;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the clusters (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "A sheet of them.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasReasonsCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    AtlasOptions.requirePositive("each", each);
    OutputFile file = out == null ? null : OutputFile.at(out, "png");
    try (Atlas atlas = Atlas.open(folder)) {
      ReasonDrawing drawing = new ReasonDrawing(each, seed);
      AtlasReasons found = drawing.find(atlas, console.progress());
      found.write(atlas);
      List<String> classes = atlas.manifest().classes();
      List<Reason> first = found.first(each);
      if (json) {
        console.out().println(Json.text(first.stream().map(r -> found.facts(r, classes)).toList()));
      } else {
        first.forEach(r -> print(r, classes));
        if (first.isEmpty()) {
          console
              .out()
              .printf(
                  "no clusters: a class wants %d maps at least%n",
                  2 * WrongReasons.DEFAULT.leastMembers());
        }
      }
      if (file != null) {
        AtlasPicture picture = AtlasOptions.picture(drawing, atlas, folder);
        file.write(picture.file(drawing.sheet(found, atlas, picture.places())).bytes());
        console.tell("picture: " + file.path());
      }
    }
    console.out().flush();
  }

  private void print(Reason reason, List<String> classes) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s; %.0f %% of the maps most like theirs are among them%n",
            AtlasReasons.words(reason, classes),
            100 * reason.isolation());
  }
}
