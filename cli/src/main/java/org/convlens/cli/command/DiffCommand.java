package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convlens.catalog.StudyEntry;
import org.convlens.cli.option.FailOptions;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.StudyOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Difference;
import org.convlens.net.Model;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.DiffRequest;
import org.convlens.studio.OpenedPicture;
import org.convlens.studio.Phrases;
import org.convlens.studio.Readings;
import org.convlens.studio.Studied;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two networks with one of the catalogue's studies. */
@Command(sortOptions = false)
final class DiffCommand extends Action {
  @Parameters(
      index = "0",
      paramLabel = "MODEL_A",
      description = "A file, or a network by name; its preprocessing is used for both.")
  private String modelA = "";

  @Parameters(index = "1", paramLabel = "MODEL_B", description = "A file, or a network by name.")
  private String modelB = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "IMAGE",
      description = {
        "A file, or digit:0 to digit:9: adds feature maps and heatmaps. Of a folder, which"
            + " predictions changed, and these of the first such picture."
      })
  private @Nullable String image;

  @Option(
      names = "--class",
      paramLabel = "INDEX|LABEL",
      description = "The class of the heatmaps. Otherwise the one that MODEL_B predicts.")
  private @Nullable String target;

  @ArgGroup(validate = false, heading = "%nThe networks:%n", order = 2)
  private final NetworkOptions network = new NetworkOptions();

  @ArgGroup(validate = false, heading = "%nWhat is written:%n", order = 4)
  private final StudyOptions output = new StudyOptions();

  @Mixin private final FailOptions fail = new FailOptions();

  private final StudyEntry entry;
  private final Difference defaults;
  private final KnobOptions knobs;

  DiffCommand(Console console, StudyEntry entry, Difference defaults, KnobOptions knobs) {
    super(console);
    this.entry = entry;
    this.defaults = defaults;
    this.knobs = knobs;
  }

  @Override
  void run() throws IOException {
    Difference difference = knobs.turned(defaults, image != null);
    if (target != null && image == null) {
      throw new UsageException(
          "--class has no effect without a picture: name one, or leave --class out");
    }
    boolean folder =
        image != null && OpenedPicture.isFile(image) && Files.isDirectory(Path.of(image));
    fail.read(Readings.ofNetworks(folder), List.of());
    OutputFile file = output.file(entry.name());
    try (Studio studio = network.studio()) {
      Source second = network.source(modelB);
      Question question =
          network
              .question(modelA)
              .beside(Optional.of(second))
              .about(Optional.ofNullable(image).map(Source::named));
      Model a = studio.model(question.network()).model();
      Model b = studio.model(question.network().with(second)).model();
      Optional<Integer> index =
          Optional.ofNullable(target).map(t -> b.labels().index(t, b.head().answers()));
      Question asked = question.explaining(index, Optional.empty(), Optional.empty());
      DiffRequest request = new DiffRequest(entry, difference, asked);
      Studied studied = request.answer(studio, Listener.of(console::progress));
      Optional<String> failure = fail.failure(Readings.of(studied));
      output.tell(console, file, studied, Phrases.preprocessing(a.preprocessing()), fail, failure);
    }
  }
}
