package org.convlens.cli.command;

import java.util.List;
import org.convlens.cli.terminal.Console;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = {
      "Train a network by a recipe and write it as ONNX, with its labels, preprocessing and"
          + " history. Ctrl-C keeps the finished epochs."
    },
    synopsisSubcommandLabel = "RECIPE --data=DIR",
    commandListHeading = "%nRecipes:%n",
    footer = {
      "",
      "Example:",
      "  convlens train digits --data mnist -o my-digits.onnx",
      "",
      "convlens train RECIPE --help lists the recipe's knobs."
    })
final class TrainGroup extends Action {
  @Spec private CommandSpec spec = CommandSpec.create();

  private TrainGroup(Console console) {
    super(console);
  }

  /** With a command for each of the recipes whose pictures can be read. */
  static CommandLine line(Console console) {
    List<Recipe> readable =
        Recipes.all().stream().filter(recipe -> recipe.reader().isPresent()).toList();
    CommandLine train = new CommandLine(new TrainGroup(console));
    readable.forEach(r -> train.addSubcommand(r.name(), TrainCommand.line(console, r)));
    return train;
  }

  @Override
  void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say by which recipe to train: " + String.join(", ", spec.subcommands().keySet()));
  }
}
