package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.AtlasNetwork;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Whereabouts;
import org.convlens.atlas.chart.AtlasMap;
import org.convlens.atlas.chart.Cell;
import org.convlens.atlas.chart.Chart;
import org.convlens.atlas.chart.Grid;
import org.convlens.atlas.chart.MapPage;
import org.convlens.atlas.chart.Portraits;
import org.convlens.atlas.chart.Samples;
import org.convlens.atlas.chart.TailEffect;
import org.convlens.atlas.nearest.AtlasNeighbours;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.cli.option.NetworkFlags;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.terminal.Console;
import org.convlens.format.image.Photo;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.studio.Loan;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Studio;
import org.convlens.task.Run;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the map of what a layer sees. */
@Command(
    name = "map",
    sortOptions = false,
    description = {
      "Draw the map of what a layer sees: the atlas's cells, laid out so that those lie together"
          + " that the network finds alike (UMAP: McInnes, Healy, Melville 2018), as a page to zoom"
          + " into, map.html in the atlas; map.parquet and map_cells.parquet hold its numbers.",
      "Beware: distances between far places mean nothing; only what lies near each other does."
    },
    footer = {
      "",
      "Examples:",
      "  convlens atlas map atlas/",
      "  convlens atlas map atlas/ --layer conv4",
      "  convlens atlas map atlas/ --portraits 10"
    })
final class AtlasMapCommand extends Action {
  @Parameters(index = "0", paramLabel = "ATLAS", description = "The folder of an atlas.")
  private Path folder = Path.of("atlas");

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      defaultValue = "",
      description = "Whose cells. Otherwise the first of the atlas.")
  private String layer = "";

  @Option(
      names = "--landmarks",
      paramLabel = "N",
      defaultValue = "20000",
      description =
          "Cells that are laid out; the others are placed among those that they are near (default:"
              + " ${DEFAULT-VALUE}).")
  private int landmarks;

  @Option(
      names = "--portraits",
      paramLabel = "SIDE",
      defaultValue = "0",
      description =
          "Also make, by gradient ascent, a picture that each cell wants to see, at zooms of so many"
              + " cells along a side at most: 10, 20 or 40; 0 makes none (default: ${DEFAULT-VALUE})."
              + " map_portraits.parquet holds them.")
  private int portraits;

  @Option(
      names = "--portrait-steps",
      paramLabel = "N",
      defaultValue = "128",
      description = "Updates of each portrait (default: ${DEFAULT-VALUE}).")
  private int portraitSteps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the layout and the portraits (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html",
      description = "The page. Otherwise map.html in the atlas.")
  private @Nullable Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that look for neighbours. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  AtlasMapCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (portraits != 0 && !Grid.DEFAULT.sides().contains(portraits)) {
      throw new UsageException(
              "portraits %d: give 0 or one of %s".formatted(portraits, Grid.DEFAULT.sides()))
          .about("portraits");
    }
    AtlasOptions.requirePositive("portrait-steps", portraitSteps);
    Chart chart = Chart.DEFAULT.withLandmarks(landmarks).withThreads(NetworkFlags.threads(threads));
    try (Atlas atlas = Atlas.open(folder);
        Studio studio = TorchEngines.studio(Precision.FLOAT32, 1)) {
      OutputFile file = OutputFile.at(out == null ? folder.resolve("map.html") : out, "html");
      String name = new AtlasNeighbours(atlas).layer(layer);
      Pictured pictures = Pictured.of(atlas);
      Samples samples = Samples.of(atlas, pictures, name);
      console.tell(AtlasOptions.cost(samples.size(), landmarks));
      Question question = atlas.plan().question();
      OpenedModel opened = studio.model(new AtlasNetwork(atlas).opening(Optional.empty()));
      Model model = opened.model();
      try (Loan loan = studio.lend(model, question);
          TailEffect effect = new TailEffect(loan.network(), new LayerId(name), samples.mean())) {
        AtlasMap map =
            AtlasMap.of(
                pictures, samples, chart, Grid.DEFAULT, effect, new Run(seed, console.progress()));
        Portraits painted = painted(map, loan.network());
        map.write(atlas);
        painted.write(atlas);
        List<String> classes = atlas.manifest().classes();
        Path root =
            Whereabouts.find(new FolderStore(folder))
                .map(Whereabouts::pictures)
                .orElse(Path.of(""));
        Map<Integer, Optional<Volume>> views = new HashMap<>();
        MapPage page =
            new MapPage(
                map,
                classes,
                question.network().source().name(),
                sample -> patch(map, model, root, views, sample),
                painted);
        file.write(page.html().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        console.out().println(json ? Json.text(map.facts(classes)) : "map: " + file.path());
        console.out().flush();
      }
    }
  }

  private Portraits painted(AtlasMap map, Network network) {
    List<Cell> cells = Portraits.cells(map.cells(), portraits);
    if (cells.isEmpty()) {
      return Portraits.NONE;
    }
    console.tell(Portraits.cost(cells.size(), portraitSteps));
    return Portraits.of(
        cells, map.samples(), network, portraitSteps, new Run(seed, console.progress()));
  }

  private static Optional<Volume> patch(
      AtlasMap map, Model model, Path root, Map<Integer, Optional<Volume>> views, int sample) {
    Shape shape = model.graph().inputShape();
    Optional<Volume> view =
        views.computeIfAbsent(
            map.samples().pictures()[sample],
            place -> {
              try {
                Volume picture = Photo.read(root.resolve(map.pictures().names().get(place)));
                return Optional.of(
                    model.preprocessing().view(picture, shape.height(), shape.width()));
              } catch (IOException e) {
                return Optional.empty();
              }
            });
    int[] box = map.samples().boxes()[sample];
    return view.map(v -> Warp.crop(v, box[0], box[1], box[2] - box[0], box[3] - box[1]));
  }
}
