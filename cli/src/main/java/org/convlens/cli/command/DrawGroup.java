package org.convlens.cli.command;

import java.util.List;
import org.convlens.catalog.Entry;
import org.convlens.cli.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "draw",
    description = "Draw what a method shows of a network.",
    synopsisSubcommandLabel = "METHOD MODEL [IMAGE]",
    commandListHeading = "%nMethods:%n",
    footer = {
      "",
      "Example:",
      "  convlens draw feature-maps digits digit:7 --layer convolutions -o maps.png",
      "",
      "convlens draw METHOD --help lists the method's knobs."
    })
final class DrawGroup extends Action {
  @Spec private CommandSpec spec = CommandSpec.create();

  DrawGroup(Console console) {
    super(console);
  }

  /** With a command for each of the methods. */
  static CommandLine line(Console console, List<Entry> methods) {
    CommandLine draw = new CommandLine(new DrawGroup(console));
    methods.forEach(e -> draw.addSubcommand(e.name(), DrawCommand.line(console, e)));
    return draw;
  }

  @Override
  void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say with which method to draw: " + String.join(", ", spec.subcommands().keySet()));
  }
}
