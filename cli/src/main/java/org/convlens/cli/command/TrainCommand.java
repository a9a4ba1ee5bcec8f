package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.convlens.cli.option.NetworkFlags;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.terminal.Console;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.net.History;
import org.convlens.net.Precision;
import org.convlens.report.OutputFile;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.convlens.train.Recipe;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.convlens.train.data.Mnist;
import org.convlens.train.data.TrainingData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = {
      "Train a network by a recipe and write it as ONNX, with its labels, preprocessing and"
          + " history. Ctrl-C keeps the finished epochs."
    },
    footer = {
      "",
      "Recipes:",
      "  digits       handwritten digits: 16 and 36 maps, 10 epochs",
      "  digits-512   handwritten digits: 16 and 32 maps, 512 features, 100 epochs of 100 batches",
      "",
      "Example:",
      "  convlens train digits --data mnist -o my-digits.onnx"
    })
final class TrainCommand extends Action {
  private static final List<Recipe> RECIPES = List.of(Recipe.DIGITS, Recipe.DIGITS_512);

  @Parameters(paramLabel = "RECIPE", description = "One of the recipes below.")
  private String recipe = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder with the four MNIST files, packed (.gz) or not.")
  private Path data = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.onnx",
      description = "The trained network. Otherwise RECIPE.onnx.")
  private @Nullable Path out;

  @Option(
      names = "--untrained",
      paramLabel = "FILE.onnx",
      description = "The network before training, too.")
  private @Nullable Path untrained;

  @Option(
      names = "--half",
      description = "Write matrices and kernels in half precision, half the size.")
  private boolean half;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of weights, order and dropout (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often to go through the pictures. Otherwise what the recipe says.")
  private @Nullable Integer epochs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  TrainCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    Recipe chosen = chosen();
    OutputFile file = OutputFile.at(out == null ? Path.of(recipe + ".onnx") : out, "onnx");
    OutputFile before = untrained == null ? null : OutputFile.at(untrained, "onnx");
    int processors = NetworkFlags.threads(threads);
    Studio studio = TorchEngines.studio(Precision.FLOAT32, processors);
    TrainingData pictures = Mnist.read(data);
    Trainer trainer = new Trainer(studio.engine(Precision.FLOAT32, processors), chosen, seed);
    TrainingListener listener = (epoch, figures, weights) -> tell(epoch, figures);
    TrainingResult result = trainer.train(pictures, console.progress(), listener);
    if (result.history().epochs().isEmpty()) {
      throw new IOException("stopped before the first epoch was finished: nothing is written");
    }
    OnnxWriter.Precision precision =
        half ? OnnxWriter.Precision.HALF : OnnxWriter.Precision.AS_THEY_ARE;
    if (before != null) {
      before.write(path -> OnnxWriter.write(result.untrained(), path, precision));
    }
    file.write(path -> OnnxWriter.write(result.trained(), path, precision));
    if (result.cancelled()) {
      int finished = result.history().epochs().size();
      console.tell(
          "convlens: stopped, kept after " + finished + " epoch" + (finished == 1 ? "" : "s"));
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "test: loss %.4f, accuracy %.2f %%; %.0f s; seed %d%n",
              result.test().loss(),
              100 * result.test().accuracy(),
              result.seconds(),
              result.seed());
    }
    console.out().println("network: " + file.path());
  }

  private Recipe chosen() {
    Recipe named = Recipe.named(recipe);
    if (!RECIPES.contains(named)) {
      throw new UsageException(
          "recipe '" + recipe + "' cannot be trained from here: choose digits or digits-512");
    }
    return epochs == null ? named : named.withEpochs(epochs);
  }

  private void tell(int epoch, History.Epoch figures) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "epoch %d: loss %.4f, accuracy %.2f %%; validation: loss %.4f, accuracy %.2f %%%n",
            epoch,
            figures.loss(),
            100 * figures.accuracy(),
            figures.validationLoss(),
            100 * figures.validationAccuracy());
    console.out().flush();
  }
}
