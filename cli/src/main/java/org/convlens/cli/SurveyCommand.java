package org.convlens.cli;

import java.io.IOException;
import java.util.Optional;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Survey;
import org.convlens.net.Network;
import org.convlens.report.OutputFile;
import org.convlens.studio.OpenedFolder;
import org.convlens.studio.OpenedModel;
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
    Studio studio = Studio.start(new TorchEngines(), network.precision(), network.threads());
    OpenedFolder pictures = OpenedFolder.open(folder, survey.limit());
    OpenedModel opened = network.open(model);
    SurveyRequest request =
        new SurveyRequest(
            entry,
            survey,
            opened,
            pictures,
            Optional.empty(),
            studio.threads(),
            network.precision());
    Studied studied;
    try (Network running = studio.open(opened)) {
      studied = request.draw(running, console.progress());
    }
    String how = Phrases.preprocessing(opened.model().preprocessing());
    output.tell(console, file, studied, how);
  }
}
