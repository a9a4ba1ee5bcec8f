package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.cli.option.ClassOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.ReportListener;
import org.convlens.report.FewKinds;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Subject;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.ReportRequest;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.convlens.train.BuiltIn;
import org.convlens.trust.Checks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "Write a page about a network and a picture: one HTML file that needs nothing else. Without"
          + " MODEL and IMAGE it is about the built-in digits network and a digit."
    },
    footer = {
      "",
      "Examples:",
      "  convlens report",
      "  convlens report squeezenet.onnx cat.jpg -o cat.html",
      "  convlens report after.onnx cat.jpg --before before.onnx"
    })
final class ReportCommand extends Action {
  private static final String DRAWN = "digit:7";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "A file, or a network by name.")
  private @Nullable String model;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "IMAGE",
      description = "A file, or digit:0 to digit:9.")
  private @Nullable String image;

  @Option(
      names = "--before",
      paramLabel = "MODEL",
      description = "The same network before its training, to be shown beside it.")
  private @Nullable String before;

  @Option(
      names = "--methods",
      paramLabel = "METHOD,...|all",
      defaultValue = "grad-cam",
      description = {
        "Whose heatmaps to show (default: ${DEFAULT-VALUE}), with knobs after colons, such as"
            + " occlusion:patch=32."
      })
  private String methods = "grad-cam";

  @Option(
      names = "--trust",
      paramLabel = "CHECKS",
      defaultValue = "quick",
      description = {
        "How far they can be trusted: none, quick, or full, which is long work (default:"
            + " ${DEFAULT-VALUE})."
      })
  private String trust = "quick";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html",
      defaultValue = "convlens-report.html",
      description = "The page (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("convlens-report.html");

  @ArgGroup(validate = false, heading = "%nThe network:%n")
  private final NetworkOptions options = new NetworkOptions();

  @ArgGroup(validate = false, heading = "%nWhat is explained:%n")
  private final ClassOptions scene = new ClassOptions();

  ReportCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    String name = model == null ? BuiltIn.DIGITS : model;
    if (image == null && !name.startsWith(BuiltIn.DIGITS)) {
      throw new UsageException(
          "a report on '" + name + "' needs a picture: convlens report MODEL IMAGE");
    }
    List<Choice> choices = Choice.parse(methods);
    Checks checks = Catalog.checks(trust);
    OutputFile file = OutputFile.at(out, "html");
    try (Studio studio = options.studio()) {
      Question question = options.question(name).seeded(scene.seed());
      OpenedModel opened = studio.model(question.network());
      opened.source().begin();
      FewKinds.sentence(opened.model()).ifPresent(s -> console.tell("convlens: " + s));
      Optional<String> earlier = Optional.ofNullable(before);
      if (earlier.isEmpty()) {
        earlier = BuiltIn.before(name);
      }
      Question asked =
          question
              .beside(earlier.map(options::source))
              .about(Optional.of(Source.named(image == null ? DRAWN : image)))
              .explaining(scene.target(opened.model()), Optional.empty(), Optional.empty());
      Map<String, String> made = Map.of(Subject.COMMAND, command());
      ReportRequest request = new ReportRequest(choices, checks, made, asked);
      file.write(request.answer(studio, new ReportListener(console)).bytes());
    }
    if (console.stopping().requested()) {
      console.tell("convlens: stopped, the finished methods are kept");
    }
    console.out().println("report: " + file.path());
  }

  /** The command that makes the page again. */
  private String command() {
    List<String> words = new ArrayList<>(List.of("convlens", "report"));
    if (model != null) {
      words.add(quoted(model));
    }
    if (image != null) {
      words.add(quoted(image));
    }
    if (before != null) {
      words.addAll(List.of("--before", quoted(before)));
    }
    if (!methods.equals("grad-cam")) {
      words.addAll(List.of("--methods", quoted(methods)));
    }
    if (!trust.equals("quick")) {
      words.addAll(List.of("--trust", quoted(trust)));
    }
    options.words().forEach(word -> words.add(quoted(word)));
    scene.words().forEach(word -> words.add(quoted(word)));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
