package org.convlens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.net.Engine;
import org.convlens.net.Network;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.score.Prediction;
import org.convlens.trust.Answer;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
      description = {"none; ${bundle:" + TrustOption.CHECKS + "} (default: ${DEFAULT-VALUE})."})
  private String trust = "quick";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Pictures at most, the first ones. Otherwise all.")
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
    Studio studio = Studio.start(network.threads(), network.precision());
    OpenedModel opened = network.open(wanted.model());
    CompareRequest request =
        new CompareRequest(
            wanted.choices(),
            checks,
            opened,
            wanted.pictures().first(),
            scene.target(opened.model()),
            Optional.empty(),
            scene.seed(),
            studio.threads(),
            network.precision());
    try (Network running = studio.open(opened)) {
      if (wanted.all()) {
        request = request.fitting(running, request.explained(running), console::tell);
      }
      if (files.size() == 1) {
        compare(request, running, studio.engine(), files.get(0));
      } else {
        new CompareSeries(console, wanted.pictures(), files, json)
            .run(request, running, studio.engine());
      }
    }
  }

  private void compare(CompareRequest request, Network running, Engine engine, OutputFile file)
      throws IOException {
    Prediction explained = request.explained(running);
    String task = "comparing " + request.choices().size() + " methods: ";
    long passes = request.passes(running, explained);
    console.tell(String.format(Locale.ROOT, "%s%,d passes", task, passes));
    Cost cost = request.cost(running, engine, explained);
    console.tell(task + Cost.time(cost.seconds()));
    Compared compared = request.draw(running, engine, explained, cost.passes(), console.bar());
    file.write(compared.png());
    if (json) {
      console.out().println(Json.text(CompareSeries.facts(compared, file.path())));
    } else {
      tell(compared, request.model(), file.path());
    }
  }

  private void tell(Compared compared, OpenedModel opened, Path file) {
    PrintWriter out = console.out();
    String score = Phrases.score(opened.model().head());
    out.println("explains " + Phrases.explained(compared.explained()) + ", by " + score);
    Phrases.regression(opened.model()).ifPresent(out::println);
    for (Examination one : compared.examinations()) {
      out.println(one.name());
      for (Answer answer : one.answers()) {
        out.println("  " + answer.cited());
      }
      one.heat().notes().forEach(note -> out.println("  note: " + note));
    }
    if (compared.stopped()) {
      console.tell("convlens: stopped, the finished methods are kept");
    }
    out.println("picture: " + file);
  }
}
