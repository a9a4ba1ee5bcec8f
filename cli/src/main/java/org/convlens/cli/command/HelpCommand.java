package org.convlens.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.convlens.cli.terminal.Console;
import org.convlens.task.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    description = "Tell about a command, as its --help does.",
    footer = {"", "Example:", "  convlens help draw grad-cam"})
final class HelpCommand extends Action {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command, and the one below it. Otherwise all commands are listed.")
  private List<String> words = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Console console) {
    super(console);
  }

  @Override
  void run() {
    CommandLine line = spec.root().commandLine();
    for (String word : words) {
      CommandLine below = line.getSubcommands().get(word);
      if (below == null) {
        String help = line.getCommandSpec().qualifiedName() + " --help";
        throw Suggestion.unknown("command", word, line.getSubcommands().keySet(), help);
      }
      line = below;
    }
    line.usage(console.out());
  }
}
