package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.Cluster;
import org.convlens.atlas.Due;
import org.convlens.atlas.Finish;
import org.convlens.atlas.FolderPictures;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Listing;
import org.convlens.atlas.LocalRunner;
import org.convlens.atlas.Manifest;
import org.convlens.atlas.Runner;
import org.convlens.atlas.Scope;
import org.convlens.atlas.ShardLook;
import org.convlens.atlas.Store;
import org.convlens.atlas.Summary;
import org.convlens.atlas.Watch;
import org.convlens.atlas.Whereabouts;
import org.convlens.cli.option.ClusterOptions;
import org.convlens.cli.option.FailOptions;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.option.TruthOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.net.Engine;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.PictureRegion;
import org.convlens.studio.Loan;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.OpenedPicture;
import org.convlens.studio.Phrases;
import org.convlens.studio.Readings;
import org.convlens.studio.Studio;
import org.convlens.studio.TrueClasses;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a whole set of pictures, and keeps what was found in a folder. */
@Command(
    name = AtlasCommand.NAME,
    sortOptions = false,
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  convlens atlas photos pictures/ -o atlas/",
      "  convlens atlas net.onnx pictures/ -o atlas/ --layer conv4 --explain grad-cam \\",
      "      --region \"box(0, 0, 60, 20)\" --fail-if \"broken>0.1%%, accuracy<90%%\"",
      "  convlens atlas show atlas/ patches conv4:17"
    })
final class AtlasCommand extends Action {
  static final String NAME = "atlas";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A file, or a network by name.")
  private @Nullable String model;

  @Parameters(
      index = "1..*",
      paramLabel = "PICTURES",
      description = "Folders of pictures, with the folders in them, and files.")
  private List<String> pictures = new ArrayList<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      defaultValue = "atlas",
      description = {
        "Where the atlas lies (default: ${DEFAULT-VALUE}). One that is there is gone on with: what"
            + " is known already costs nothing, what has come is looked at, what has gone leaves."
      })
  private String out = "atlas";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the cells that are drawn, of methods and intervals (default: 0).")
  private long seed;

  @Option(names = "--json", description = "Write what the atlas says of itself as JSON.")
  private boolean json;

  @ArgGroup(
      validate = false,
      heading = "%nThe network (--threads: pictures side by side):%n",
      order = 2)
  private final NetworkOptions network = new NetworkOptions();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Mixin private final TruthOptions truth = new TruthOptions();

  @Mixin private final FailOptions fail = new FailOptions();

  private final KnobOptions knobs = new KnobOptions(Scope.DEFAULT);

  private AtlasCommand(Console console) {
    super(console);
  }

  static CommandLine line(Console console) {
    AtlasCommand command = new AtlasCommand(console);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.usageMessage()
        .description(
            "Look at what a network does over a whole set of pictures: the patches that excite each"
                + " channel most, statistics, filter health, predictions, maps. Ctrl-C keeps what is"
                + " finished; the same command goes on.",
            "Beware: " + Scope.DEFAULT.about().caution());
    spec.addArgGroup(command.knobs.group("%nWhat is gathered:%n"));
    CommandLine line = new CommandLine(spec);
    line.addSubcommand(new AtlasShowCommand(console));
    line.addSubcommand(new AtlasMapCommand(console));
    line.addSubcommand(new AtlasLikeCommand(console));
    line.addSubcommand(new AtlasReasonsCommand(console));
    line.addSubcommand(new AtlasLabelsCommand(console));
    return line;
  }

  @Override
  void run() throws IOException {
    if (model == null || pictures.isEmpty()) {
      throw new UsageException("name a network and a folder of pictures, or show an atlas");
    }
    Scope scope = knobs.turned(Scope.DEFAULT, true);
    if (cluster.isAsked()) {
      try (Studio studio = new Studio(new TorchEngines(), 1);
          Cluster.Session session = cluster.begin(pictures, out)) {
        Asked asked = asked(model, scope, studio);
        look(session, pictures.get(0), asked);
      }
      return;
    }
    FolderPictures files = FolderPictures.of(pictures.stream().map(name -> Path.of(name)).toList());
    try (Studio studio = TorchEngines.studio(network.precision(), 1)) {
      Asked asked = asked(model, scope, studio);
      FolderStore store = new FolderStore(Path.of(out));
      Engine engine = studio.engine(network.precision(), 1);
      try (Loan loan = studio.lend(asked.opened().model(), asked.plan().question())) {
        ShardLook look =
            new ShardLook(
                loan.network(),
                asked.plan(),
                asked.mask().map(found -> found.pixels().foldChannels(Math::max)),
                engine.facts(),
                files,
                store);
        look(new LocalRunner(look, store, network.threads()), files.root().toString(), asked);
      }
    }
  }

  /** What is looked for, and in what. */
  private record Asked(
      OpenedModel opened, Optional<OpenedPicture> mask, AtlasPlan plan, Watch watch) {}

  private Asked asked(String named, Scope scope, Studio studio) throws IOException {
    Question question = network.question(named).seeded(seed);
    OpenedModel opened = studio.model(question.network());
    Optional<OpenedPicture> mask = mask(scope, studio);
    AtlasPlan plan =
        new AtlasPlan(
            question.in(opened.opening()).masked(mask.map(OpenedPicture::source).stream().toList()),
            scope);
    return new Asked(opened, mask, plan, Watch.of(plan, opened.model()));
  }

  private static Optional<OpenedPicture> mask(Scope scope, Studio studio) throws IOException {
    Optional<String> file = scope.where().flatMap(PictureRegion::mask);
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(studio.picture(Source.named(file.get())));
  }

  /**
   * @param root from which names are counted
   */
  @SuppressWarnings("try")
  private void look(Runner runner, String root, Asked asked) throws IOException {
    List<String> found =
        runner.pictures().list().stream().map(one -> root + "/" + one.name()).toList();
    Optional<TrueClasses> known =
        truth.known(List.copyOf(pictures), found, asked.opened().model(), console);
    fail.read(Summary.names(asked.watch(), known.isPresent()), List.of());
    Function<String, OptionalInt> classes =
        name ->
            known
                .flatMap(k -> k.of(root + "/" + name))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    Manifest manifest;
    try (Store.Hold hold = runner.store().hold()) {
      manifest = made(runner, asked, classes);
      keepWhereabouts(runner.store(), root, asked.opened().source());
    }
    tell(manifest, known, asked.opened());
  }

  private Manifest made(Runner runner, Asked asked, Function<String, OptionalInt> classes)
      throws IOException {
    AtlasPlan plan = asked.plan();
    try {
      Listing listing = runner.list(classes, console.progress());
      Due due = Due.of(plan, listing.roster(), runner.store());
      console.tell(AtlasWords.due(due, asked.watch(), listing));
      runner.run(due, console.progress());
      return Finish.of(plan, asked.opened().model(), runner.store(), listing.unread());
    } catch (StoppedException e) {
      throw new StoppedException(
          "stopped: what is finished stays in '" + out + "', and the same command goes on");
    }
  }

  private static void keepWhereabouts(Store store, String root, Source source) throws IOException {
    Path place = Path.of(root);
    Path pictures = root.contains("://") ? place : place.toAbsolutePath().normalize();
    new Whereabouts(pictures, source.place().orElse(source.name())).write(store);
  }

  private void tell(Manifest manifest, Optional<TrueClasses> known, OpenedModel opened)
      throws IOException {
    Optional<String> failure = fail.failure(Readings.of(manifest.summary().readings()));
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>(manifest.facts());
      facts.remove("files");
      console.out().println(Json.text(fail.told(facts, failure)));
    } else {
      AtlasWords.of(manifest).forEach(console.out()::println);
      known.ifPresent(k -> console.out().println("true classes: " + k.said()));
      console
          .out()
          .println("preprocessing: " + Phrases.preprocessing(opened.model().preprocessing()));
      console.out().println("atlas: " + out + " (convlens atlas show " + out + ")");
    }
    console.out().flush();
    FailOptions.require(failure);
  }
}
