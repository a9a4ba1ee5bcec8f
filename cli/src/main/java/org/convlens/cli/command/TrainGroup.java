package org.convlens.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.convlens.cli.terminal.Console;
import org.convlens.train.Recipes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = TrainGroup.NAME,
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
  static final String NAME = "train";

  @Spec private CommandSpec spec = CommandSpec.create();

  private TrainGroup(Console console) {
    super(console);
  }

  /** With a command for each of the recipes. */
  static CommandLine line(Console console) {
    CommandLine train = new CommandLine(new TrainGroup(console));
    Recipes.all().forEach(r -> train.addSubcommand(r.name(), TrainCommand.line(console, r)));
    return train;
  }

  /**
   * The words of a command line with the recipe's name before its flags, wherever it stands among
   * them. Flags without a recipe are left out: they are its flags.
   *
   * @param train with the recipes as subcommands, which say which flags take a value
   * @param words the first is the group's own name
   */
  static String[] recipeFirst(CommandLine train, String... words) {
    int name = 1;
    while (name < words.length && words[name].startsWith("-")) {
      name += takesTheNext(train, words[name]) ? 2 : 1;
    }
    List<String> ordered = new ArrayList<>(List.of(words));
    if (name < words.length) {
      ordered.add(1, ordered.remove(name));
    } else if (!ordered.contains("-h") && !ordered.contains("--help")) {
      return new String[] {NAME};
    }
    return ordered.toArray(String[]::new);
  }

  /** Whether a flag of any recipe is followed by its value; one written with = is not. */
  private static boolean takesTheNext(CommandLine train, String flag) {
    return train.getSubcommands().values().stream()
        .map(recipe -> recipe.getCommandSpec().findOption(flag))
        .anyMatch(option -> option != null && option.arity().min() > 0);
  }

  @Override
  void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say by which recipe to train: " + String.join(", ", spec.subcommands().keySet()));
  }
}
