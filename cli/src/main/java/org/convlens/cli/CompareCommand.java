package org.convlens.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.catalog.Entry;
import org.convlens.net.Network;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.score.Prediction;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;
import org.convlens.trust.Answer;
import org.convlens.trust.Checks;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "compare",
    sortOptions = false,
    customSynopsis = "convlens compare [METHOD...] MODEL IMAGE [OPTIONS]",
    description = {
      "Draw heatmaps of several methods side by side on one sheet, each with what checks say of it:"
          + " how far it can be trusted. Ctrl-C keeps the methods that are finished."
    },
    footer = {
      "",
      "Examples:",
      "  convlens compare digits digit:7",
      "  convlens compare grad-cam,occlusion:patch=32,rise squeezenet.onnx cat.jpg --trust full",
      "  convlens compare grad-cam:layer=relu1 grad-cam:layer=relu2 digits digit:7"
    })
final class CompareCommand extends Action {
  @Parameters(
      arity = "1..*",
      paramLabel = "[METHOD...] MODEL IMAGE",
      hideParamSyntax = true,
      description = {
        "Methods, each with its knobs after colons (occlusion:patch=32:stride=14), then a network"
            + " and a picture. Without methods four families are compared."
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
        "none; quick: deletion, insertion, drop of confidence, completeness; full: finer, and ROAD and"
            + " parameter randomisation (default: ${DEFAULT-VALUE})."
      })
  private String trust = "quick";

  @ArgGroup(validate = false, heading = "%nThe network:%n", order = 2)
  private final NetworkOptions network = new NetworkOptions();

  @ArgGroup(validate = false, heading = "%nWhat is explained:%n", order = 3)
  private final ClassOptions scene = new ClassOptions();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      defaultValue = "compare.png",
      description = "The sheet (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("compare.png");

  @Option(names = "--json", description = "Tell all numbers as JSON.")
  private boolean json;

  CompareCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (words.size() < 2) {
      throw new UsageException(
          "compare needs a network and a picture: convlens compare digits digit:7");
    }
    int named = 0;
    while (named < words.size() - 2 && Choice.isNamedBy(words.get(named))) {
      named++;
    }
    List<Choice> choices = choices(named);
    Checks checks = Checks.named(trust);
    OutputFile file = OutputFile.at(out);
    Studio studio = Studio.start(network.threads(), network.precision());
    OpenedModel opened = network.open(words.get(named));
    CompareRequest request =
        new CompareRequest(
            choices,
            checks,
            opened,
            OpenedPicture.open(words.get(named + 1)),
            scene.target(opened.model()),
            Optional.empty(),
            scene.seed(),
            studio.threads(),
            network.precision());
    Compared compared;
    try (Network running = studio.open(opened)) {
      Prediction explained = request.explained(running);
      if (Choice.ALL.equals(methods)) {
        request = request.fitting(running, explained, console::tell);
      }
      Cost cost = request.cost(running, studio.engine(), explained);
      console.tell("comparing " + request.choices().size() + " methods: " + cost);
      compared =
          request.draw(running, studio.engine(), explained, cost.passes(), console.progress());
    }
    file.write(compared.png());
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("written", file.path().toString());
      facts.putAll(compared.json());
      facts.put("provenance", Json.object(compared.provenance().toJson()));
      console.out().println(Json.text(facts));
    } else {
      tell(compared, opened, file.path());
    }
  }

  private List<Choice> choices(int named) {
    if (words.size() - named > 2) {
      List<String> known = Catalog.entries().stream().map(Entry::name).toList();
      throw Suggestion.unknown("method", words.get(named), known, "convlens methods");
    }
    if (named > 0 && methods != null) {
      throw new UsageException("name the methods before the network or with --methods, not both");
    }
    if (methods != null) {
      return Choice.parse(methods);
    }
    return named == 0
        ? Catalog.representatives()
        : Choice.parse(String.join(",", words.subList(0, named)));
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
