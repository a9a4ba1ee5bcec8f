package org.convlens.cli.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.cli.option.KnobOptions;
import org.convlens.cli.option.NetworkOptions;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Table;
import org.convlens.method.Ledger;
import org.convlens.report.Json;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.studio.Inquiry;
import org.convlens.studio.Look;
import org.convlens.studio.Phrases;
import org.convlens.studio.Reply;
import org.convlens.studio.Studio;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a network and a picture, and tells numbers. */
@Command(sortOptions = false)
final class LookCommand extends Action {
  /** What is asked for by a command of its own, with an example. */
  static final Map<String, String> EXAMPLES = examples();

  @Parameters(index = "0", paramLabel = "MODEL", description = "A file, or a network by name.")
  private String model = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "IMAGE|FOLDER",
      description = "A file, or digit:0 to digit:9 for one that is drawn; or a folder of files.")
  private @Nullable String image;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @ArgGroup(validate = false, heading = "%nThe network:%n", order = 2)
  private final NetworkOptions network = new NetworkOptions();

  private final Look defaults;
  private final KnobOptions knobs;

  private LookCommand(Console console, Look defaults) {
    super(console);
    this.defaults = defaults;
    this.knobs = new KnobOptions(defaults);
  }

  private static Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    examples.put("formula", "squeezenet.onnx cat.jpg --layer conv1 --unit 17,40,52");
    examples.put("what-if", "squeezenet.onnx cat.jpg --change \"off(conv1, 0-7)\"");
    examples.put("unit", "squeezenet.onnx photos --layer conv1 --channel 17");
    examples.put("units", "squeezenet.onnx photos --layer conv1 --order max");
    return examples;
  }

  /** The command of a look, with an option for each knob. */
  static CommandLine line(Console console, Look look, String example) {
    LookCommand command = new LookCommand(console, look);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.name(look.name());
    spec.usageMessage()
        .description(look.about().summary(), "Beware: " + look.about().caution())
        .footer("", "Example:", "  convlens " + look.name() + " " + example);
    spec.addArgGroup(command.knobs.group("%nKnobs of " + look.name() + ":%n"));
    return new CommandLine(spec);
  }

  @Override
  void run() throws IOException {
    Look look = knobs.turned(defaults, true);
    if (look.needsPicture() && image == null) {
      throw new UsageException(look.name() + " needs a picture or a folder of them: name one");
    }
    try (Studio studio = network.studio()) {
      Question question =
          network.question(model).about(Optional.ofNullable(image).map(Source::named));
      Reply reply = new Inquiry(look, question).answer(studio, Listener.of(console::progress));
      if (json) {
        console.out().println(Json.text(reply.facts()));
      } else {
        reply.ledgers().forEach(this::print);
        String how =
            Phrases.preprocessing(studio.model(question.network()).model().preprocessing());
        console.out().println("preprocessing: " + how);
        reply.notes().forEach(note -> console.out().println(note.line()));
      }
    }
  }

  private void print(Ledger ledger) {
    if (!ledger.title().isEmpty()) {
      console.out().println(ledger.title());
    }
    if (ledger.rows().isEmpty() && !ledger.title().isEmpty()) {
      console.out().println();
      return;
    }
    Table table = new Table(ledger.headings());
    ledger.rows().forEach(row -> table.row(row.toArray(String[]::new)));
    table.print(console.out());
    console.out().println();
  }
}
