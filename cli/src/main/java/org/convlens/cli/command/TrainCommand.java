package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.NetworkFlags;
import org.convlens.cli.option.TorchEngines;
import org.convlens.cli.terminal.Console;
import org.convlens.data.TrainingData;
import org.convlens.format.onnx.OnnxWriter;
import org.convlens.format.set.TrainingSets;
import org.convlens.format.set.Wish;
import org.convlens.net.History;
import org.convlens.net.Precision;
import org.convlens.report.OutputFile;
import org.convlens.studio.Studio;
import org.convlens.train.Recipe;
import org.convlens.train.Trainer;
import org.convlens.train.TrainingListener;
import org.convlens.train.TrainingResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Trains by one recipe of the catalogue. */
@Command(sortOptions = false)
final class TrainCommand extends Action {
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
      paramLabel = "FILE.onnx",
      description = "The trained network. Otherwise ${COMMAND-NAME}.onnx.")
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
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute. Otherwise as many as there are processors.")
  private @Nullable Integer threads;

  private final Recipe recipe;
  private final KnobOptions knobs;

  private TrainCommand(Console console, Recipe recipe) {
    super(console);
    this.recipe = recipe;
    this.knobs = new KnobOptions(recipe);
  }

  /** The command of a recipe, with an option for each knob. */
  static CommandLine line(Console console, Recipe recipe) {
    TrainCommand command = new TrainCommand(console, recipe);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(recipe.name());
    spec.usageMessage()
        .description(recipe.about().summary(), "Beware: " + recipe.about().caution())
        .footer(
            "",
            "Example:",
            "  convlens train " + recipe.name() + " --data DIR -o " + recipe.name() + ".onnx");
    spec.addArgGroup(command.knobs.group("%nKnobs of " + recipe.name() + ":%n"));
    return new CommandLine(spec);
  }

  @Override
  void run() throws IOException {
    Recipe chosen = knobs.turned(recipe, true);
    OutputFile file = OutputFile.at(out == null ? Path.of(recipe.name() + ".onnx") : out, "onnx");
    OutputFile before = untrained == null ? null : OutputFile.at(untrained, "onnx");
    int processors = NetworkFlags.threads(threads);
    Studio studio = TorchEngines.studio(Precision.FLOAT32, processors);
    Shape input = chosen.network().untrained(seed).inputShape();
    Wish wish = new Wish(chosen.preprocessing(), input.height(), input.width(), seed);
    TrainingData pictures = TrainingSets.open(data, wish);
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
