package org.convlens.cli.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.cli.option.NetworkFlags;
import org.convlens.cli.terminal.Console;
import org.convlens.cli.terminal.Wrapped;
import org.convlens.net.Model;
import org.convlens.net.Summary;
import org.convlens.report.Json;
import org.convlens.report.Opening;
import org.convlens.report.Source;
import org.convlens.studio.HeadWords;
import org.convlens.studio.ModelFacts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Phrases;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "summary",
    description =
        "Show the layers of a network: name, kind, output shape, parameters, multiply-accumulate"
            + " operations (MACs) for one picture, receptive field.",
    footer = {"", "Example:", "  convlens summary digits"})
final class SummaryCommand extends Action {
  @Parameters(paramLabel = "MODEL", description = "A file, or a network by name.")
  private String model = "";

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Option(
      names = "--input-size",
      paramLabel = "HxW",
      description = "Rows and columns of the input, where the file leaves them open.")
  private @Nullable String inputSize;

  @Option(
      names = "--output",
      paramLabel = "NAME",
      description = "The output that is looked at, of a network with several.")
  private @Nullable String output;

  @Option(
      names = "--head",
      paramLabel = "classes|regression",
      description = "What the numbers that the network puts out mean, if not what is likely.")
  private @Nullable String head;

  SummaryCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    Source source = NetworkFlags.source(model, output, head);
    Opening how = new Opening(source, Optional.ofNullable(inputSize), Map.of(), Optional.empty());
    Model opened = OpenedModel.open(how).model();
    Summary summary = Summary.of(opened);
    if (json) {
      console.out().println(Json.text(ModelFacts.of(opened, summary)));
    } else {
      print(opened, summary);
    }
  }

  private void print(Model opened, Summary summary) {
    new LayerTable(summary).print(console.out());
    say(
        "%s: %d layers, %s parameters%s, %s MACs for one picture"
            .formatted(
                summary.model(),
                summary.rows().size(),
                grouped(summary.parameters()),
                summary
                    .fixed()
                    .map(fixed -> " (" + grouped(summary.parameters() - fixed) + " trainable)")
                    .orElse(""),
                grouped(summary.macs())));
    Phrases.input(opened).ifPresent(this::say);
    Phrases.assumed(opened).ifPresent(this::say);
    Phrases.rounded(opened).ifPresent(this::say);
    say("preprocessing: " + Phrases.preprocessing(opened.preprocessing()));
    Phrases.unusedLabels(opened).ifPresent(this::say);
    Phrases.outputs(opened.graph()).ifPresent(this::say);
    List<String> outputs = HeadWords.outputs(opened);
    outputs.forEach(this::say);
    String reason = ", as no sigmoid follows it";
    boolean told = outputs.stream().anyMatch(line -> line.contains(reason));
    Phrases.regression(opened).map(r -> told ? r.replace(reason, "") : r).ifPresent(this::say);
  }

  /** In the columns of the table, what goes on in a second line a little to the right. */
  private void say(String sentence) {
    List<String> lines = Wrapped.lines(sentence, LayerTable.WIDTH - 2);
    for (int i = 0; i < lines.size(); i++) {
      console.out().println((i == 0 ? "" : "  ") + lines.get(i));
    }
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
