package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.LikePictures;
import org.convlens.atlas.nearest.UnitName;
import org.convlens.atlas.sheet.AtlasPicture;
import org.convlens.atlas.sheet.LikeDrawing;
import org.convlens.cli.terminal.Console;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is like a picture or a unit. */
@Command(
    name = "like",
    sortOptions = false,
    description =
        "Find what is like a picture, by the mean activations of a layer, or like a unit, by what"
            + " classes excite it. The first question about pictures makes an index, kept in the"
            + " atlas: about a third of a millisecond a picture.",
    footer = {
      "",
      "Examples:",
      "  convlens atlas like atlas/ cat/0017.png -o like.png",
      "  convlens atlas like atlas/ conv4:17"
    })
final class AtlasLikeCommand extends Action {
  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Parameters(
      index = "1",
      paramLabel = "WHAT",
      description =
          "A picture by its name within the pictures' folder or the first digits of its digest, or a"
              + " unit, LAYER:CHANNEL.")
  private String what = "";

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      defaultValue = "",
      description = "By which pictures are compared. Otherwise the first of the atlas.")
  private String layer = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = "A sheet of the pictures.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasLikeCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    AtlasOptions.requirePositive("limit", limit);
    OutputFile file = out == null ? null : OutputFile.at(out, "png");
    try (Atlas atlas = Atlas.open(folder)) {
      AtlasNeighbours neighbours = new AtlasNeighbours(atlas);
      Optional<UnitName> unit = UnitName.read(what, neighbours.layers());
      if (unit.isPresent()) {
        units(neighbours, unit.get(), file);
      } else {
        pictures(atlas, file);
      }
    }
    console.out().flush();
  }

  private void units(AtlasNeighbours neighbours, UnitName unit, @Nullable OutputFile file)
      throws IOException {
    if (file != null) {
      throw new UsageException(
              "only pictures are drawn: convlens atlas show %s patches %s -o FILE.png draws a unit"
                  .formatted(folder, unit))
          .about("out");
    }
    tell(
        neighbours.units(unit.layer(), unit.channel(), limit).stream()
            .map(AtlasNeighbours.LikeUnit::facts)
            .toList(),
        "unit");
  }

  private void pictures(Atlas atlas, @Nullable OutputFile file) throws IOException {
    LikePictures found = new LikeDrawing(what, layer, limit).find(atlas, console.progress());
    tell(found.facts(atlas.manifest().classes()), "name");
    if (file != null) {
      String digest = found.pictures().digests().get(found.asked().orElseThrow());
      LikeDrawing drawing = new LikeDrawing(digest, found.layer(), limit);
      AtlasPicture picture = AtlasOptions.picture(drawing, atlas, folder);
      file.write(picture.file(drawing.sheet(found, atlas, picture.places())).bytes());
      console.tell("picture: " + file.path());
    }
  }

  private void tell(List<Map<String, Object>> facts, String key) {
    if (json) {
      console.out().println(Json.text(facts));
      return;
    }
    for (Map<String, Object> one : facts) {
      String likeness = String.format(Locale.ROOT, "%.4f", (Double) one.get("likeness"));
      console.out().println(likeness + "  " + one.get(key));
    }
  }
}
