package org.convlens.cli;

import java.util.List;
import org.convlens.catalog.Catalog;
import org.convlens.report.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The tree of all commands. */
final class Commands {
  private static final int HELP_WIDTH = 100;

  private Commands() {}

  static CommandLine line(Console console) {
    CommandLine draw = new CommandLine(new DrawGroup(console));
    Catalog.entries().forEach(e -> draw.addSubcommand(e.name(), DrawCommand.line(console, e)));
    List<Object> commands =
        List.of(
            new ReportCommand(console),
            new SummaryCommand(console),
            new ClassifyCommand(console),
            new MethodsCommand(console),
            draw,
            new RedrawCommand(console),
            new CompletionCommand(console));
    CommandLine line = new CommandLine(new Top(console));
    commands.forEach(line::addSubcommand);
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
        "MODEL is a file, or a network that is built in: digits, digits:untrained.",
        "IMAGE is a file (JPEG, PNG, GIF, BMP, WebP, TIFF), or digit:0 to digit:9.",
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
