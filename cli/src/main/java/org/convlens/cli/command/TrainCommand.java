package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.TrainingOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.TrainingWatch;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.report.OutputFile;
import org.convlens.studio.Training;
import org.convlens.task.UsageException;
import org.convlens.train.Recipe;
import org.convlens.train.TrainingResult;
import org.convlens.train.run.Retention;
import org.convlens.train.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trains by one recipe. */
@Command(sortOptions = false)
final class TrainCommand extends Action {
  private static final double USUAL_SECONDS = 30;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = {
        "What to learn from: a folder of MNIST or CIFAR files, packed or not, a folder per class,"
            + " train/ and val/ with such folders, a CSV file of paths and classes, or mnist,"
            + " fashion-mnist or cifar10, if they were pulled."
      })
  private String data = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR|FILE.onnx",
      description = {
        "A new folder for the whole training, which can be gone on with whenever it was stopped, or"
            + " a file for the trained network alone. Otherwise ${COMMAND-NAME}.onnx."
      })
  private @Nullable Path out;

  @Option(
      names = "--untrained",
      paramLabel = "FILE.onnx",
      description = "The network before training, too; a folder has it as DIR@0.")
  private @Nullable Path untrained;

  @Option(
      names = "--half",
      description = "Write FILE.onnx with matrices and kernels in half precision, half the size.")
  private boolean half;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of weights, order and dropout (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--find-rate",
      description = {
        "Do not train: try rates from 1e-6 to 10, one a step, and say which to take (Smith 2017)."
      })
  private boolean findRate;

  @Mixin private TrainingOptions options = new TrainingOptions();

  private final Recipe recipe;
  private final Optional<String> text;
  private final KnobOptions knobs;

  private TrainCommand(Console console, Recipe recipe, Optional<String> text) {
    super(console);
    this.recipe = recipe;
    this.text = text;
    this.knobs = new KnobOptions(recipe);
  }

  /** The command of a recipe, with an option for each knob. */
  static CommandLine line(Console console, Recipe recipe) {
    return line(console, recipe, Optional.empty());
  }

  /**
   * @param text of a network that somebody wrote down
   */
  static CommandLine line(Console console, Recipe recipe, Optional<String> text) {
    TrainCommand command = new TrainCommand(console, recipe, text);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(recipe.name());
    spec.usageMessage()
        .description(recipe.about().summary(), "Beware: " + recipe.about().caution())
        .footer(
            "",
            "Example:",
            "  convlens train " + recipe.name() + " --data DIR -o runs/first",
            "  convlens train --resume runs/first");
    spec.addArgGroup(command.knobs.group("%nKnobs of " + recipe.name() + ":%n"));
    return new CommandLine(spec);
  }

  @Override
  void run() throws IOException {
    Training training =
        new Training(
            knobs.turned(recipe, true),
            text,
            data,
            seed,
            options.keep().orElse(Retention.ALL),
            options.every().orElse(USUAL_SECONDS));
    if (findRate) {
      TrainedWords.rates(console, training.rates(options.engine(), options.watch(console)));
    } else if (out != null && isFolder(out)) {
      intoFolder(training, out);
    } else {
      intoFile(training);
    }
  }

  /** A name without .onnx is that of a folder. */
  private static boolean isFolder(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isDirectory(path) || !name.contains(".");
  }

  private void intoFolder(Training training, Path folder) throws IOException {
    if (half || untrained != null) {
      throw new UsageException(
          (half ? "half" : "untrained")
              + " is for a file: name one with -o FILE.onnx, or leave it out");
    }
    RunFolder.requireEmpty(folder);
    TrainingWatch watch = options.watch(console);
    TrainingResult result = training.begin(options.engine(), folder, options.filming(), watch);
    TrainedWords.folder(console, watch, result, folder, options.json());
  }

  private void intoFile(Training training) throws IOException {
    OutputFile file = OutputFile.at(out == null ? Path.of(recipe.name() + ".onnx") : out, "onnx");
    OutputFile before = untrained == null ? null : OutputFile.at(untrained, "onnx");
    TrainingWatch watch = options.watch(console);
    TrainingResult result = training.train(options.engine(), watch);
    if (result.history().epochs().isEmpty()) {
      throw new IOException("stopped before the first epoch was finished: nothing is written");
    }
    OnnxWriter.Precision precision =
        half ? OnnxWriter.Precision.HALF : OnnxWriter.Precision.AS_THEY_ARE;
    if (before != null) {
      before.write(path -> OnnxWriter.write(result.untrained(), path, precision));
    }
    file.write(path -> OnnxWriter.write(result.trained(), path, precision));
    TrainedWords.file(console, watch, result, file.path(), options.json());
  }
}
