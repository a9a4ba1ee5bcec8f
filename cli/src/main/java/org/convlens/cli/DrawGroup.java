package org.convlens.cli;

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

  @Override
  void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say with which method to draw: " + String.join(", ", spec.subcommands().keySet()));
  }
}
