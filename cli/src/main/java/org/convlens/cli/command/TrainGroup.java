package org.convlens.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.cli.option.TrainingOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.TrainingWatch;
import org.convlens.studio.Training;
import org.convlens.studio.WrittenRecipe;
import org.convlens.train.Recipe;
import org.convlens.train.Recipes;
import org.convlens.train.TrainingResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = TrainGroup.NAME,
    description = {
      "Train a network by a recipe. With -o DIR the whole training lies in a folder: the weights"
          + " after every epoch, its history, and what it needs to go on after it was stopped or"
          + " killed."
    },
    synopsisSubcommandLabel = "(RECIPE|NETWORK.txt|--from=MODEL) --data=DIR",
    commandListHeading = "%nRecipes:%n",
    footer = {
      "",
      "Examples:",
      "  convlens train digits --data mnist -o runs/first",
      "  convlens train --resume runs/first",
      "  convlens train --from squeezenet1_1 --data photos -o mine.onnx",
      "  convlens diff runs/first@1 runs/first@best photo.jpg -o diff.png",
      "",
      "convlens train RECIPE --help lists the recipe's knobs."
    })
final class TrainGroup extends Action {
  static final String NAME = "train";
  private static final String RESUME = "--resume";
  private static final String TEXT = ".txt";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = RESUME,
      paramLabel = "RUN",
      description = "Go on with the training in this folder, from where it was left.")
  private @Nullable Path resumed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "With --resume: where its pictures are now, if they were moved.")
  private @Nullable String data;

  /** For the help: {@link StartingNetwork} reads it. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = StartingNetwork.FROM,
      paramLabel = "MODEL",
      description = {
        "Start from this network: its last layer is drawn anew for the classes of the pictures, and"
            + " learns."
      })
  private @Nullable String from;

  /** For the help: {@link StartingNetwork} reads it. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = StartingNetwork.UNTIL,
      paramLabel = "LAYER|nothing",
      description = {
        "With --from: the last layer whose weights stay as they are (default: the one before the"
            + " last)."
      })
  private @Nullable String until;

  @Mixin private TrainingOptions options = new TrainingOptions();

  private TrainGroup(Console console) {
    super(console);
  }

  /**
   * With a command for each of the recipes, and for each file with a network among the words.
   *
   * @throws UncheckedIOException if such a file cannot be read
   * @throws org.convlens.task.UsageException if there is something else in it
   */
  static CommandLine line(Console console, String... words) {
    CommandLine train = new CommandLine(new TrainGroup(console));
    Recipes.all().forEach(r -> train.addSubcommand(r.name(), TrainCommand.line(console, r)));
    for (String word : words) {
      if (word.endsWith(TEXT) && Files.isRegularFile(Path.of(word))) {
        train.addSubcommand(word, written(console, Path.of(word)));
      }
    }
    StartingNetwork.of(words)
        .text()
        .ifPresent(text -> train.addSubcommand(StartingNetwork.NAME, started(console, text)));
    return train;
  }

  private static CommandLine started(Console console, String text) {
    try {
      Recipe recipe = WrittenRecipe.read(text, StartingNetwork.NAME);
      return TrainCommand.line(console, recipe, Optional.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandLine written(Console console, Path path) {
    try {
      String text = Files.readString(path);
      String file = String.valueOf(path.getFileName());
      String stem = file.substring(0, file.length() - TEXT.length());
      return TrainCommand.line(console, WrittenRecipe.read(text, stem), Optional.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("cannot read '" + path + "'", e));
    }
  }

  /**
   * The words of a command line with the recipe's name before its flags, wherever it stands among
   * them. Flags without a recipe are left out: they are its flags.
   *
   * @param train with the recipes as subcommands, which say which flags take a value
   * @param said the first is the group's own name
   */
  static String[] recipeFirst(CommandLine train, String... said) {
    String[] words = StartingNetwork.of(said).words(said);
    List<String> ordered = new ArrayList<>(List.of(words));
    if (ordered.stream().anyMatch(word -> word.equals(RESUME) || word.startsWith(RESUME + "="))) {
      return words;
    }
    int name = 1;
    while (name < words.length && words[name].startsWith("-")) {
      name += takesTheNext(train, words[name]) ? 2 : 1;
    }
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
  void run() throws IOException {
    if (resumed == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say by which recipe to train: " + String.join(", ", spec.subcommands().keySet()));
    }
    Training training = Training.of(resumed);
    boolean anew = options.keep().isPresent() || options.every().isPresent();
    if (!anew && Training.isFinished(resumed)) {
      TrainedWords.finished(console, options.watch(console), resumed, options.json());
      return;
    }
    Training found =
        (data == null ? training : training.from(data))
            .keeping(options.keep().orElse(training.keep()))
            .every(options.every().orElse(training.every()));
    TrainingWatch watch = options.watch(console);
    TrainingResult result = found.resume(options.engine(), resumed, options.filming(), watch);
    TrainedWords.folder(console, watch, result, resumed, options.json());
  }
}
