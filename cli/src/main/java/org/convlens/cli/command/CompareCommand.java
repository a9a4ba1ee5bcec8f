package org.convlens.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.cli.option.ClassOptions;
import org.convlens.cli.option.CompareWords;
import org.convlens.cli.option.FailOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.TrustOption;
import org.convlens.cli.option.TruthOptions;
import org.convlens.cli.terminal.CompareListener;
import org.convlens.cli.terminal.ConfusionTable;
import org.convlens.cli.terminal.Console;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.score.Confusion;
import org.convlens.studio.CompareRequest;
import org.convlens.studio.Compared;
import org.convlens.studio.Facts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Phrases;
import org.convlens.studio.Readings;
import org.convlens.studio.Studio;
import org.convlens.studio.TrueClasses;
import org.convlens.studio.Written;
import org.convlens.trust.Answer;
import org.convlens.trust.Checks;
import org.convlens.trust.Examination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    sortOptions = false,
    customSynopsis = "convlens compare [METHOD...] MODEL IMAGE... [OPTIONS]",
    description = {
      "Draw heatmaps of several methods side by side on one sheet, each with what checks say of it:"
          + " how far it can be trusted. Several pictures get a sheet each, and a table of the"
          + " means over all. Ctrl-C keeps the sheets and methods that are finished."
    },
    footer = {
      "",
      "Examples:",
      "  convlens compare digits digit:7",
      "  convlens compare grad-cam,occlusion:patch=32,rise squeezenet.onnx cat.jpg --trust full",
      "  convlens compare grad-cam:layer=relu1 grad-cam:layer=relu2 digits digit:7",
      "  convlens compare grad-cam,saliency squeezenet.onnx photos --limit 20 -o sheets/s.png"
    })
final class CompareCommand extends Action {
  @Parameters(
      arity = "1..*",
      paramLabel = "[METHOD...] MODEL IMAGE...",
      hideParamSyntax = true,
      description = {
        "Methods, each with its knobs after colons (occlusion:patch=32:stride=14), then a network"
            + " and pictures, or folders of them. Without methods four families are compared."
      })
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--methods",
      paramLabel = "METHOD,...|all",
      description = "The methods, if they are not named before the network; all is long work.")
  private @Nullable String methods;

  @Option(
      names = "--trust",
      paramLabel = "CHECKS",
      defaultValue = "quick",
      description = {
        "none; brief; ${bundle:" + TrustOption.CHECKS + "} (default: ${DEFAULT-VALUE})."
      })
  private String trust = "quick";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Pictures at most, equally many of each folder. Otherwise all.")
  private int limit = Integer.MAX_VALUE;

  @ArgGroup(validate = false, heading = "%nThe network:%n", order = 2)
  private final NetworkOptions network = new NetworkOptions();

  @ArgGroup(validate = false, heading = "%nWhat is explained:%n", order = 3)
  private final ClassOptions scene = new ClassOptions();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      defaultValue = "compare.png",
      description =
          "The sheet (default: ${DEFAULT-VALUE}). Several pictures go to FILE.IMAGE.png each.")
  private Path out = Path.of("compare.png");

  @Option(names = "--json", description = "Tell all numbers as JSON, the means too.")
  private boolean json;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = {
        "Tell how much of each map lies in a part of the picture, in its own pixels: box(LEFT, TOP,"
            + " RIGHT, BOTTOM), or mask(FILE), white where it is meant."
      })
  private @Nullable String region;

  @Mixin private final TruthOptions truth = new TruthOptions();

  @Mixin private final FailOptions fail = new FailOptions();

  private CompareCommand(Console console) {
    super(console);
  }

  static CommandLine line(Console console) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new CompareCommand(console));
    spec.resourceBundle(TrustOption.words());
    return new CommandLine(spec);
  }

  @Override
  void run() throws IOException {
    CompareWords wanted = CompareWords.of(words, Optional.ofNullable(methods), limit);
    Checks checks = Catalog.checks(trust);
    List<OutputFile> files = CompareSeries.files(out, wanted.pictures());
    try (Studio studio = network.studio()) {
      Question question = network.question(wanted.model()).seeded(scene.seed());
      OpenedModel opened = studio.model(question.network());
      Question asked =
          question
              .about(Optional.of(wanted.pictures().first()))
              .explaining(scene.target(opened.model()), Optional.empty(), Optional.empty());
      Optional<TrueClasses> known =
          truth.known(wanted.named(), wanted.found(), opened.model(), console);
      CompareRequest request =
          new CompareRequest(
              wanted.choices(),
              checks,
              Optional.ofNullable(region),
              asked.knowing(known.flatMap(k -> k.of(wanted.pictures().names().get(0)))));
      if (wanted.all()) {
        request = request.fitting(studio, console::tell);
      }
      List<String> methods = request.choices().stream().map(Choice::toString).toList();
      boolean several = methods.size() > 1;
      fail.read(Readings.ofMaps(checks, several, region != null, known.isPresent()), methods);
      wanted.limited().ifPresent(console::tell);
      if (files.size() == 1) {
        compare(request, studio, opened, files.get(0));
      } else {
        new CompareSeries(console, wanted.pictures(), files, known, fail, json)
            .run(request, studio);
      }
    }
  }

  private void compare(CompareRequest request, Studio studio, OpenedModel opened, OutputFile file)
      throws IOException {
    int methods = request.choices().size();
    Compared compared = request.answer(studio, new CompareListener(console, methods));
    file.write(compared.bytes());
    Optional<Confusion> confusion = compared.judged().map(one -> new Confusion(List.of(one)));
    Optional<String> failure = fail.failure(Readings.of(compared.means(), confusion));
    if (json) {
      Map<String, Object> facts = Facts.of(compared, Written.to(file.path()));
      console.out().println(Json.text(fail.told(facts, failure)));
    } else {
      tell(compared, opened, file.path());
    }
    console.out().flush();
    FailOptions.require(failure);
  }

  private void tell(Compared compared, OpenedModel opened, Path file) {
    PrintWriter out = console.out();
    String score = Phrases.score(opened.model().head());
    out.println("explains " + Phrases.explained(compared.explained()) + ", by " + score);
    compared.judged().ifPresent(judged -> out.println(ConfusionTable.line(judged)));
    Phrases.regression(opened.model()).ifPresent(out::println);
    for (Examination one : compared.examinations()) {
      out.println(one.name());
      for (Answer answer : one.answers()) {
        out.println("  " + answer.cited());
      }
      one.heat().notes().forEach(note -> out.println("  " + note.line()));
    }
    compared.conclusion().ifPresent(verdict -> out.println(verdict.sentence()));
    if (compared.stopped()) {
      console.tell("convlens: stopped, the finished methods are kept");
    }
    out.println("picture: " + OutputFile.said(file));
  }
}
