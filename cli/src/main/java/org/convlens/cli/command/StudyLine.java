package org.convlens.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.convlens.catalog.StudyEntry;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Difference;
import org.convlens.method.Survey;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command of a study, with an option for each knob. */
final class StudyLine {
  private StudyLine() {}

  static CommandLine of(Console console, StudyEntry entry) {
    KnobOptions knobs = new KnobOptions(entry.defaults());
    Action command = command(console, entry, knobs);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(entry.name());
    List<String> footer = new ArrayList<>(List.of("", "Example:"));
    footer.add("  convlens " + entry.name() + " " + example(entry));
    spec.usageMessage()
        .description(entry.summary(), "Beware: " + entry.caution())
        .footer(footer.toArray(String[]::new));
    spec.addArgGroup(knobs.group("%nKnobs of " + entry.name() + ":%n"));
    return new CommandLine(spec);
  }

  private static Action command(Console console, StudyEntry entry, KnobOptions knobs) {
    if (entry.defaults() instanceof Survey survey) {
      return new SurveyCommand(console, entry, survey, knobs);
    }
    if (entry.defaults() instanceof Difference difference) {
      return new DiffCommand(console, entry, difference, knobs);
    }
    throw new IllegalArgumentException("no command for " + entry);
  }

  private static String example(StudyEntry entry) {
    return entry.defaults() instanceof Survey
        ? "squeezenet.onnx photos -o sheet.png"
        : "digits:untrained digits digit:7";
  }
}
