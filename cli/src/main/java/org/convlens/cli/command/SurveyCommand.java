package org.convlens.cli.command;

import java.io.IOException;
import java.util.Optional;
import org.convlens.catalog.StudyEntry;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.option.StudyOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Survey;
import org.convlens.net.Model;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.Phrases;
import org.convlens.studio.Studied;
import org.convlens.studio.Studio;
import org.convlens.studio.SurveyRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at a folder of pictures with one of the catalogue's surveys. */
@Command(sortOptions = false)
final class SurveyCommand extends Action {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A file, or a network by name.")
  private String model = "";

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "Pictures, also in the folders in it; in the order of their names.")
  private String folder = "";

  @ArgGroup(validate = false, heading = "%nThe network:%n", order = 2)
  private final NetworkOptions network = new NetworkOptions();

  @ArgGroup(validate = false, heading = "%nWhat is written:%n", order = 4)
  private final StudyOptions output = new StudyOptions();

  private final StudyEntry entry;
  private final Survey defaults;
  private final KnobOptions knobs;

  SurveyCommand(Console console, StudyEntry entry, Survey defaults, KnobOptions knobs) {
    super(console);
    this.entry = entry;
    this.defaults = defaults;
    this.knobs = knobs;
  }

  @Override
  void run() throws IOException {
    Survey survey = knobs.turned(defaults, true);
    OutputFile file = output.file(entry.name());
    try (Studio studio = network.studio()) {
      Question question = network.question(model).about(Optional.of(Source.named(folder)));
      SurveyRequest request = new SurveyRequest(entry, survey, question);
      Studied studied = request.answer(studio, Listener.of(console::progress));
      Model opened = studio.model(question.network()).model();
      output.tell(console, file, studied, Phrases.preprocessing(opened.preprocessing()));
    }
  }
}
