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
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.Nearest;
import org.convlens.atlas.nearest.NeighbourIndex;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.nearest.Thumbnails;
import org.convlens.cli.terminal.Console;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.picture.Tile;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
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
  private static final Pattern UNIT = Pattern.compile("(.+):([0-9]{1,6})");

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
      Matcher unit = UNIT.matcher(what);
      if (unit.matches() && neighbours.layers().contains(unit.group(1))) {
        units(neighbours, unit.group(1), Integer.parseInt(unit.group(2)));
      } else {
        pictures(atlas, neighbours, file);
      }
    }
    console.out().flush();
  }

  private void units(AtlasNeighbours neighbours, String of, int channel) throws IOException {
    List<Map<String, Object>> facts = new ArrayList<>();
    for (AtlasNeighbours.LikeUnit unit : neighbours.units(of, channel, limit)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("unit", unit.layer() + ":" + unit.channel());
      one.put("likeness", unit.likeness());
      facts.add(one);
    }
    tell(facts, "unit");
  }

  private void pictures(Atlas atlas, AtlasNeighbours neighbours, @Nullable OutputFile file)
      throws IOException {
    Pictured pictures = Pictured.of(atlas);
    int asked = pictures.find(what);
    String by = neighbours.layer(layer);
    NeighbourIndex index = neighbours.pictures(by, console.progress());
    Nearest nearest = index.like(asked, limit);
    List<String> classes = atlas.manifest().classes();
    List<Map<String, Object>> facts = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    Thumbnails thumbnails = Thumbnails.of(atlas, 96);
    tiles.add(thumbnails.tile(pictures.names().get(asked), "asked for"));
    for (int i = 0; i < nearest.size(); i++) {
      int id = nearest.ids()[i];
      double likeness = index.likeness().of(nearest.distances()[i]);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", pictures.names().get(id));
      one.put("digest", pictures.digests().get(id));
      if (pictures.predicted()[id] >= 0) {
        one.put("predicted", AtlasOptions.named(classes, pictures.predicted()[id]));
      }
      one.put("likeness", likeness);
      facts.add(one);
      if (file != null) {
        tiles.add(
            thumbnails.tile(
                pictures.names().get(id), String.format(Locale.ROOT, "%.3f", likeness)));
      }
    }
    tell(facts, "name");
    if (file != null) {
      Sheet sheet =
          new Sheet(
              "Like " + pictures.names().get(asked),
              List.of(
                  new Sheet.Section("cosine of what " + by + " says", tiles, 7, Optional.empty())),
              Palette.GREY,
              thumbnails.notes(tiles));
      file.write(Png.bytes(Drawing.draw(sheet), Map.of()));
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
