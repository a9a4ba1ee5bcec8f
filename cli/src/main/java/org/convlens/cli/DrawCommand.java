package org.convlens.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.catalog.Entry;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Method;
import org.convlens.net.Network;
import org.convlens.picture.Overlay;
import org.convlens.report.Json;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** Draws with one method of the catalogue. */
@Command(sortOptions = false)
final class DrawCommand extends Action {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A file, or a network by name.")
  private String model = "";

  @Parameters(
      index = "1",
      arity = "0..*",
      paramLabel = "IMAGE",
      description = "Files, folders of them, or digit:0 to digit:9.")
  private List<String> images = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nThe network:%n", order = 2)
  private final ScoringOptions network = new ScoringOptions();

  @ArgGroup(validate = false, heading = "%nWhat is explained:%n", order = 3)
  private final SceneOptions scene = new SceneOptions();

  @ArgGroup(validate = false, heading = "%nWhat is written:%n", order = 4)
  private final OutputOptions output = new OutputOptions();

  private final Entry entry;
  private final KnobOptions knobs;
  private final TrustOption trust = new TrustOption();

  private DrawCommand(Console console, Entry entry) {
    super(console);
    this.entry = entry;
    this.knobs = new KnobOptions(entry.defaults());
  }

  /** The command of a method, with an option for each knob. */
  static CommandLine line(Console console, Entry entry) {
    DrawCommand command = new DrawCommand(console, entry);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(entry.name());
    spec.usageMessage()
        .description(entry.summary(), "Beware: " + entry.caution())
        .footer(
            "",
            "Example:",
            "  convlens draw "
                + entry.name()
                + (entry.defaults().needsPicture() ? " digits digit:7" : " digits")
                + (needsClass(entry) ? " --class 3" : "")
                + " -o picture.png");
    if (entry.defaults() instanceof Explanation) {
      spec.addOption(command.trust.spec());
    }
    if (!command.knobs.knobs().isEmpty()) {
      spec.addArgGroup(command.knobs.group("%nKnobs of " + entry.name() + ":%n"));
    }
    return new CommandLine(spec);
  }

  /** Without a picture nothing is predicted. */
  private static boolean needsClass(Entry entry) {
    return entry.defaults().needsScore() && !entry.defaults().needsPicture();
  }

  @Override
  void run() throws IOException {
    Method method = knobs.turned(entry.defaults(), !images.isEmpty());
    DrawRequest.requirePicture(entry, method, !images.isEmpty());
    requireUse(method);
    PictureNames names = PictureNames.withFolders(images, Integer.MAX_VALUE);
    List<OutputOptions.Targets> targets = new ArrayList<>();
    for (Optional<String> part : names.parts()) {
      targets.add(output.targets(entry, part, names));
    }
    Studio studio = Studio.start(network.threads(), network.precision());
    OpenedModel opened = network.open(model);
    opened.source().begin();
    List<Object> facts = new ArrayList<>();
    Optional<OpenedPicture> first = names.open(0);
    Rehearsal.play();
    try (Network running = studio.open(opened)) {
      for (int i = 0; i < targets.size(); i++) {
        Progress progress = console.progress();
        DrawRequest request =
            request(method, opened, i == 0 ? first : names.open(i), studio.threads());
        Drawn drawn = request.draw(running, studio.engine(), progress);
        facts.add(write(drawn, opened, targets.get(i)));
        if (progress.cancelled()) {
          tellStopped(i + 1, targets.size());
          break;
        }
      }
    }
    if (output.json()) {
      console.out().println(Json.text(facts.size() == 1 ? facts.get(0) : facts));
    }
  }

  /** Refuses what would change nothing. */
  private void requireUse(Method method) {
    if (method.needsScore()) {
      return;
    }
    Optional<String> idle = scene.chosen();
    if (idle.isPresent() && trust.checks() == Checks.NONE) {
      throw new UsageException(
          idle.get()
              + " has no effect: "
              + entry.name()
              + " explains no class here; leave "
              + idle.get()
              + " out");
    }
    if (!method.needsPicture() && !images.isEmpty()) {
      throw new UsageException(
          entry.name() + " looks at the network alone: leave '" + images.get(0) + "' out");
    }
  }

  private void tellStopped(int drawn, int all) {
    console.tell(
        "convlens: stopped" + (all > 1 ? ", " + drawn + " of " + all + " pictures are drawn" : ""));
  }

  private DrawRequest request(
      Method method, OpenedModel opened, Optional<OpenedPicture> picture, int threads) {
    return new DrawRequest(
        entry,
        method,
        opened,
        picture,
        scene.target(opened.model()),
        scene.score(opened.model()),
        Optional.empty(),
        trust.checks(),
        scene.seed(),
        threads,
        network.precision());
  }

  /** Writes what was drawn and tells of it; as JSON, the facts are told at the end. */
  private Map<String, Object> write(Drawn drawn, OpenedModel opened, OutputOptions.Targets targets)
      throws IOException {
    targets.picture().write(drawn.png());
    if (targets.film().isPresent()) {
      targets.film().get().write(drawn.film());
    }
    List<Path> numbers =
        targets.numbers().isPresent()
            ? OutputOptions.write(targets.numbers().get(), drawn.finding())
            : List.of();
    if (output.json()) {
      Map<String, Object> facts = describe(drawn, targets.picture().path(), numbers);
      targets.film().ifPresent(film -> facts.put("frames", film.path().toString()));
      return facts;
    }
    tell(drawn, opened, targets.picture().path(), numbers);
    targets.film().ifPresent(film -> console.out().println("frames: " + film.path()));
    return Map.of();
  }

  private void tell(Drawn drawn, OpenedModel opened, Path file, List<Path> numbers) {
    drawn
        .explained()
        .ifPresent(
            p -> {
              String score = Phrases.score(opened.model().head());
              console.out().println("explains " + Phrases.explained(p) + ", by " + score);
            });
    if (drawn.explained().isPresent()) {
      Phrases.regression(opened.model()).ifPresent(console.out()::println);
    }
    Phrases.input(opened.model()).ifPresent(console.out()::println);
    Phrases.assumed(opened.model()).ifPresent(console.out()::println);
    if (drawn.provenance().picture().isPresent()) {
      String how = Phrases.preprocessing(opened.model().preprocessing());
      console.out().println("preprocessing: " + how);
    }
    drawn.answers().forEach(answer -> console.out().println("trust: " + answer.cited()));
    if (drawn.answers().isEmpty() && isOneMap(drawn)) {
      console.out().println("trust: not tested; --trust tests this map, convlens compare several");
    }
    drawn.provenance().deviation().ifPresent(d -> console.out().println("precision: " + d));
    drawn.notes().forEach(note -> console.out().println("note: " + note));
    numbers.forEach(path -> console.out().println("numbers: " + path));
    console.out().println("picture: " + file);
  }

  /** Whether the checks could be asked of it. */
  private boolean isOneMap(Drawn drawn) {
    return drawn.finding().picture() instanceof Overlay && !scene.isScored();
  }

  private Map<String, Object> describe(Drawn drawn, Path file, List<Path> numbers) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("written", file.toString());
    facts.put("raw", numbers.stream().map(Path::toString).toList());
    drawn.explained().ifPresent(p -> facts.put("explained", Phrases.json(p)));
    facts.put("notes", drawn.notes());
    if (!drawn.answers().isEmpty()) {
      facts.put("trust", Compared.json(drawn.answers()));
    }
    facts.put("numbers", numbers(drawn.finding()));
    facts.put("provenance", Json.object(drawn.provenance().toJson()));
    return facts;
  }

  private static List<Map<String, Object>> numbers(Finding finding) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map.Entry<String, Volume> entry : finding.raw().entrySet()) {
      Volume volume = entry.getValue();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", entry.getKey());
      facts.put("shape", List.of(volume.channels(), volume.height(), volume.width()));
      facts.put("min", volume.min());
      facts.put("max", volume.max());
      facts.put("mean", volume.mean());
      all.add(facts);
    }
    return all;
  }
}
