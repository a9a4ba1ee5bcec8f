package org.convlens.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.AtlasSource;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.cli.option.ClassOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.TruthOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.ReportListener;
import org.convlens.report.FewKinds;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Subject;
import org.convlens.studio.Facts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.ReportRequest;
import org.convlens.studio.Reported;
import org.convlens.studio.RunReport;
import org.convlens.studio.Studio;
import org.convlens.studio.TrueClasses;
import org.convlens.studio.Written;
import org.convlens.task.UsageException;
import org.convlens.train.BuiltIn;
import org.convlens.train.run.RunFiles;
import org.convlens.trust.Checks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  convlens report squeezenet.onnx cat.jpg --atlas atlas/",
      "  convlens report after.onnx cat.jpg --before before.onnx",
      "  convlens report runs/first"
    })
final class ReportCommand extends Action {
  private static final String DRAWN = "digit:7";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = {
        "A file, a network by name, or the folder of a training: without a picture, what it came to."
      })
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
      description = {
        "Whose heatmaps to show, with knobs after colons, such as occlusion:patch=32. Otherwise"
            + " three families that are short work; all leaves out what does not apply."
      })
  private @Nullable String methods;

  @Option(
      names = "--trust",
      paramLabel = "CHECKS",
      defaultValue = "brief",
      description = {
        "How far they can be trusted: none, brief, quick, or full, which is long work (default:"
            + " ${DEFAULT-VALUE})."
      })
  private String trust = "brief";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html",
      defaultValue = "convlens-report.html",
      description = "The page (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("convlens-report.html");

  @Option(
      names = "--atlas",
      paramLabel = "FOLDER",
      description = {
        "An atlas of this network, which tells where the picture stands among many: what is most like"
            + " it, the units that answered most, whether its label may be wrong."
      })
  private @Nullable Path atlas;

  @Option(names = "--json", description = "Tell what is on the page as JSON.")
  private boolean json;

  @Mixin private final TruthOptions truth = new TruthOptions();

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
    if (atlas != null && image == null) {
      throw new UsageException("an atlas is consulted about a picture: name one").about("atlas");
    }
    if (image == null && RunFiles.names(name) && Files.isDirectory(Path.of(name))) {
      reportRun(name);
      return;
    }
    if (image == null && !name.startsWith(BuiltIn.DIGITS)) {
      throw new UsageException(
          "a report on '" + name + "' needs a picture: convlens report MODEL IMAGE");
    }
    List<Choice> choices = methods == null ? Catalog.pageMethods() : Choice.parse(methods);
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
      String picture = image == null ? DRAWN : image;
      List<String> pictures = List.of(picture);
      Optional<TrueClasses> known = truth.known(pictures, pictures, opened.model(), console);
      Question asked =
          question
              .beside(earlier.map(options::source))
              .about(Optional.of(Source.named(picture)))
              .knowing(known.flatMap(classes -> classes.of(picture)))
              .consulting(Optional.ofNullable(atlas).map(AtlasSource::of))
              .explaining(scene.target(opened.model()), Optional.empty(), Optional.empty());
      Map<String, String> made = new LinkedHashMap<>(Map.of(Subject.COMMAND, command()));
      Optional.ofNullable(atlas)
          .flatMap(folder -> AtlasOptions.linkToMap(out, folder))
          .ifPresent(link -> made.put(Subject.MAP, link));
      ReportRequest request = new ReportRequest(choices, checks, made, asked);
      Reported reported = answer(request, studio);
      file.write(reported.bytes());
      if (json) {
        console.out().println(Json.text(Facts.of(reported, Written.to(file.path()))));
      }
    }
    if (console.stopping().requested()) {
      console.tell("convlens: stopped, the finished methods are kept");
    }
    if (!json) {
      console.out().println("report: " + OutputFile.said(file.path()));
    }
  }

  /** What a training came to. */
  private void reportRun(String name) throws IOException {
    OutputFile file = OutputFile.at(out, "html");
    try (Studio studio = options.studio()) {
      RunReport report = new RunReport(Path.of(name), options.question(name).seeded(scene.seed()));
      file.write(report.html(studio, console.progress()).getBytes(StandardCharsets.UTF_8));
    }
    console.out().println("report: " + OutputFile.said(file.path()));
  }

  /** Methods that nobody named, or all, are left out where they do not apply. */
  private Reported answer(ReportRequest request, Studio studio) throws IOException {
    boolean chosen = methods != null && !methods.equals(Choice.ALL);
    ReportListener listener = new ReportListener(console);
    if (methods != null && !chosen) {
      return request.fitting(studio, console::tell).answer(studio, listener);
    }
    try {
      return request.answer(studio, listener);
    } catch (UsageException refusal) {
      if (chosen) {
        throw refusal;
      }
      return request.fitting(studio, console::tell).answer(studio, listener);
    }
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
    if (methods != null) {
      words.addAll(List.of("--methods", quoted(methods)));
    }
    if (atlas != null) {
      words.addAll(List.of("--atlas", quoted(atlas.toString())));
    }
    if (!trust.equals("brief")) {
      words.addAll(List.of("--trust", quoted(trust)));
    }
    truth.words().forEach(word -> words.add(quoted(word)));
    options.words().forEach(word -> words.add(quoted(word)));
    scene.words().forEach(word -> words.add(quoted(word)));
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
