package org.convlens.cli.command;

import org.convlens.cli.terminal.Console;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Write a script with which bash and zsh complete commands and options.",
    footer = {"", "Example:", "  source <(convlens completion)"})
final class CompletionCommand extends Action {
  CompletionCommand(Console console) {
    super(console);
  }

  @Override
  void run() {
    console.out().println(AutoComplete.bash("convlens", Commands.line(console)));
  }
}
