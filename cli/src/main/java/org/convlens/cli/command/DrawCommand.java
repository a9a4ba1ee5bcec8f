package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Entry;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.OutputOptions;
import org.convlens.cli.option.PictureNames;
import org.convlens.cli.option.SceneOptions;
import org.convlens.cli.option.ScoringOptions;
import org.convlens.cli.option.StrictOption;
import org.convlens.cli.option.TintOption;
import org.convlens.cli.option.TrustOption;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Explanation;
import org.convlens.method.Method;
import org.convlens.picture.Overlay;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.studio.DrawRequest;
import org.convlens.studio.Drawn;
import org.convlens.studio.Facts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Phrases;
import org.convlens.studio.Studio;
import org.convlens.studio.Written;
import org.convlens.task.UsageException;
import org.convlens.task.Visible;
import org.convlens.trust.Checks;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private final StrictOption strict = new StrictOption();

  @ArgGroup(validate = false, heading = "%nWhat is written:%n", order = 4)
  private final OutputOptions output = new OutputOptions();

  private final Entry entry;
  private final KnobOptions knobs;
  private final TrustOption trust = new TrustOption();
  private final TintOption tint = new TintOption();
  private boolean several;
  private boolean told;

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
      command.tint.specs().forEach(spec::addOption);
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
    tint.tint();
    PictureNames names = PictureNames.withFolders(images);
    List<OutputOptions.Targets> targets = new ArrayList<>();
    for (Optional<String> part : names.parts()) {
      targets.add(output.targets(entry, part, names));
    }
    try (Studio studio = network.studio()) {
      Question question = network.question(model).seeded(scene.seed());
      OpenedModel opened = studio.model(question.network());
      opened.source().begin();
      Rehearsal.play();
      Question asked =
          question.explaining(scene.target(opened.model()), Optional.empty(), scene.score());
      draw(studio, asked, method, names, targets, opened);
    }
  }

  private void draw(
      Studio studio,
      Question question,
      Method method,
      PictureNames names,
      List<OutputOptions.Targets> targets,
      OpenedModel opened)
      throws IOException {
    List<Object> facts = new ArrayList<>();
    several = targets.size() > 1;
    for (int i = 0; i < targets.size(); i++) {
      Question about = question.about(names.source(i));
      DrawRequest request = new DrawRequest(entry, method, trust.checks(), tint.tint(), about);
      OutputOptions.Targets files = targets.get(i);
      strict.look(
          console,
          targets.size(),
          () -> {
            Drawn drawn = request.answer(studio, Listener.of(console::progress));
            facts.add(write(drawn, opened, files));
          });
      if (console.stopping().requested()) {
        tellStopped(i + 1, targets.size());
        break;
      }
    }
    strict.tell(console, targets.size());
    if (output.json()) {
      console.out().println(Json.text(targets.size() == 1 ? facts.get(0) : facts));
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

  /** Writes what was drawn and tells of it; as JSON, the facts are told at the end. */
  private Map<String, Object> write(Drawn drawn, OpenedModel opened, OutputOptions.Targets targets)
      throws IOException {
    targets.picture().write(drawn.bytes());
    if (targets.film().isPresent()) {
      targets.film().get().write(drawn.film());
    }
    List<Path> numbers =
        targets.numbers().isPresent()
            ? OutputOptions.write(targets.numbers().get(), drawn.finding())
            : List.of();
    Optional<Path> film = targets.film().map(OutputFile::path);
    if (output.json()) {
      return Facts.of(drawn, new Written(Optional.of(targets.picture().path()), numbers, film));
    }
    if (!told) {
      tell(drawn, opened);
      told = true;
    }
    if (several) {
      console.out().println();
      console
          .out()
          .println(Visible.of(drawn.provenance().question().picture().orElseThrow().name()));
    }
    tell(drawn, opened, targets.picture().path(), numbers);
    film.ifPresent(file -> console.out().println("frames: " + OutputFile.said(file)));
    return Map.of();
  }

  /** Of the network and all its pictures. */
  private void tell(Drawn drawn, OpenedModel opened) {
    if (drawn.explained().isPresent()) {
      Phrases.regression(opened.model()).ifPresent(console.out()::println);
    }
    Phrases.input(opened.model()).ifPresent(console.out()::println);
    Phrases.assumed(opened.model()).ifPresent(console.out()::println);
    Phrases.rounded(opened.model()).ifPresent(console.out()::println);
    if (drawn.provenance().question().picture().isPresent()) {
      String how = Phrases.preprocessing(opened.model().preprocessing());
      console.out().println("preprocessing: " + how);
    }
    if (drawn.answers().isEmpty() && isOneMap(drawn)) {
      console.out().println("trust: not tested; --trust tests this map, convlens compare several");
    }
  }

  /** Of one picture. */
  private void tell(Drawn drawn, OpenedModel opened, Path file, List<Path> numbers) {
    drawn
        .explained()
        .ifPresent(
            p -> {
              String score = Phrases.score(opened.model().head());
              console.out().println("explains " + Phrases.explained(p) + ", by " + score);
            });
    drawn.scored().ifPresent(score -> console.out().println("explains " + score));
    drawn.answers().forEach(answer -> console.out().println("trust: " + answer.cited()));
    drawn.conclusion().ifPresent(verdict -> console.out().println(verdict.sentence()));
    drawn.provenance().deviation().ifPresent(d -> console.out().println("precision: " + d));
    drawn.notes().forEach(note -> console.out().println(note.line()));
    numbers.forEach(path -> console.out().println("numbers: " + OutputFile.said(path)));
    console.out().println("picture: " + OutputFile.said(file));
  }

  /** Whether the checks could be asked of it. */
  private boolean isOneMap(Drawn drawn) {
    return drawn.finding().picture() instanceof Overlay && !scene.isScored();
  }
}
