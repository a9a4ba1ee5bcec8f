package org.convlens.cli.command;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.cli.terminal.Console;
import org.convlens.report.Version;
import org.convlens.studio.Inquiry;
import org.convlens.task.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The tree of all commands. */
public final class Commands {
  private static final int HELP_WIDTH = 100;

  /** The commands that look at the other ones. */
  private static final Set<String> NEED_ALL = Set.of("completion", "help");

  private Commands() {}

  /** The whole tree. */
  public static CommandLine line(Console console) {
    Map<String, Function<List<Entry>, Object>> all = all(console);
    return line(console, all, all.keySet(), Catalog.entries());
  }

  /** Runs the command that the words name; the code that the process ends with. */
  public static int run(Console console, String... words) {
    CommandLine line;
    try {
      line = line(console, words);
    } catch (UsageException | UncheckedIOException e) {
      return new Failures(console).handle(e, new CommandLine(new Top(console)), false);
    }
    if (words.length > 0 && words[0].equals(TrainGroup.NAME)) {
      CommandLine train = Objects.requireNonNull(line.getSubcommands().get(TrainGroup.NAME));
      return line.execute(TrainGroup.recipeFirst(train, words));
    }
    return line.execute(words);
  }

  /** As much of the tree as these words need: building it takes longer than many commands. */
  private static CommandLine line(Console console, String... words) {
    Set<String> names = all(console, words).keySet();
    if (words.length == 0 || !names.contains(words[0]) || NEED_ALL.contains(words[0])) {
      return line(console);
    }
    List<Entry> named =
        Catalog.entries().stream()
            .filter(e -> words.length > 1 && e.name().equals(words[1]))
            .toList();
    List<Entry> methods = named.isEmpty() ? Catalog.entries() : named;
    return line(console, all(console, words), Set.of(words[0]), methods);
  }

  private static Map<String, Function<List<Entry>, Object>> all(Console console, String... words) {
    Map<String, Function<List<Entry>, Object>> all = new LinkedHashMap<>();
    all.put("report", entries -> new ReportCommand(console));
    all.put("summary", entries -> new SummaryCommand(console));
    all.put("classify", entries -> new ClassifyCommand(console));
    all.put("methods", entries -> new MethodsCommand(console));
    all.put("models", entries -> ModelsCommand.line(console));
    all.put("data", entries -> DataCommand.line(console));
    all.put("draw", entries -> DrawGroup.line(console, entries));
    all.put("compare", entries -> CompareCommand.line(console));
    Catalog.studies().forEach(e -> all.put(e.name(), methods -> StudyLine.of(console, e)));
    LookCommand.EXAMPLES.forEach(
        (name, example) ->
            all.put(name, entries -> LookCommand.line(console, Inquiry.look(name), example)));
    all.put(AtlasCommand.NAME, entries -> AtlasCommand.line(console));
    all.put("redraw", entries -> new RedrawCommand(console));
    all.put(TrainGroup.NAME, entries -> TrainGroup.line(console, words));
    all.put(FilmCommand.NAME, entries -> new FilmCommand(console));
    all.put("web", entries -> new WebCommand(console));
    all.put("completion", entries -> new CompletionCommand(console));
    all.put("help", entries -> new HelpCommand(console));
    return all;
  }

  private static CommandLine line(
      Console console,
      Map<String, Function<List<Entry>, Object>> all,
      Set<String> names,
      List<Entry> methods) {
    CommandLine line = new CommandLine(new Top(console));
    all.forEach(
        (name, command) -> {
          if (names.contains(name)) {
            line.addSubcommand(command.apply(methods));
          }
        });
    addHelp(line);
    Failures failures = new Failures(console);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setExecutionExceptionHandler(failures);
    line.setParameterExceptionHandler(failures);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setUsageHelpAutoWidth(console.terminal());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setHelpFactory(Usage::new);
    line.setExecutionStrategy(new EmptyWords());
    return line;
  }

  private static void addHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    line.getSubcommands().values().forEach(Commands::addHelp);
  }

  @Command(
      name = "convlens",
      header = "ConvLens looks inside convolutional neural networks.",
      synopsisHeading = "%nUsage: ",
      customSynopsis = "convlens COMMAND ...",
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n",
      footerHeading = "%nStart here:%n",
      footer = {
        "  convlens report                       a page about a small network that is built in",
        "  convlens summary model.onnx           what is in a network",
        "  convlens draw grad-cam model.onnx cat.jpg -o cat.png",
        "",
        "MODEL is a file, a network that is built in (digits, digits:untrained), or one of those",
        "that convlens models lists.",
        "IMAGE is a file (JPEG, PNG, GIF, BMP, WebP, TIFF), or drawn by the program:",
        "digit:0 to digit:9, scene:airplane, scene:ship.",
        "convlens COMMAND --help tells more about a command."
      })
  private static final class Top extends Action {
    @CommandLine.Option(
        names = {"-V", "--version"},
        description = "Show the version.")
    private boolean version;

    @Spec private CommandSpec spec = CommandSpec.create();

    Top(Console console) {
      super(console);
    }

    @Override
    void run() {
      if (version) {
        console.out().println("convlens " + Version.text());
      } else {
        spec.commandLine().usage(console.out());
      }
    }
  }
}
