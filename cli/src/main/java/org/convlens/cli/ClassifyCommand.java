package org.convlens.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.report.Json;
import org.convlens.score.Prediction;
import org.convlens.task.UsageException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "classify",
    description = "Say what a network takes pictures for, or which values it gives them.",
    footer = {"", "Example:", "  convlens classify squeezenet.onnx cat.jpg dog.jpg"})
final class ClassifyCommand extends Action {
  @Parameters(index = "0", paramLabel = "MODEL", description = "A file, or a network by name.")
  private String model = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Files, folders of them, or digit:0 to digit:9.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many classes or values to name (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @ArgGroup(validate = false, heading = "%nThe network:%n")
  private final ScoringOptions options = new ScoringOptions();

  ClassifyCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (top < 1) {
      throw new UsageException("top " + top + ": give at least 1");
    }
    Studio studio = Studio.start(options.threads(), options.precision());
    OpenedModel opened = options.open(model);
    List<Map<String, Object>> answers = new ArrayList<>();
    try (Network network = studio.open(opened)) {
      for (String image : PictureNames.inFolders(images, Integer.MAX_VALUE)) {
        Volume input = Scene.of(network, OpenedPicture.open(image).pixels()).input();
        List<String> notes = new ArrayList<>(Diagnosis.ofInput(opened.model(), input));
        Deviation.of(network, options.precision(), input, studio.threads())
            .ifPresent(deviation -> notes.add(deviation.sentence()));
        List<Prediction> all = Prediction.all(network, input);
        if (!Double.isFinite(all.get(0).logit())) {
          notes.addAll(Diagnosis.ofWeights(opened.model().graph()));
        }
        List<Prediction> best = all.subList(0, Math.min(top, all.size()));
        if (json) {
          answers.add(describe(image, best, notes));
        } else {
          print(image, best, notes);
        }
      }
    }
    if (json) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("model", opened.source().name());
      facts.put("preprocessing", Phrases.json(opened.model().preprocessing()));
      facts.put("pictures", answers);
      console.out().println(Json.text(facts));
    } else {
      Phrases.input(opened.model()).ifPresent(console.out()::println);
      Phrases.assumed(opened.model()).ifPresent(console.out()::println);
      String how = Phrases.preprocessing(opened.model().preprocessing());
      console.out().println("preprocessing: " + how);
      Phrases.outputs(opened.model().graph()).ifPresent(console.out()::println);
      Phrases.regression(opened.model()).ifPresent(console.out()::println);
    }
  }

  private void print(String image, List<Prediction> best, List<String> notes) {
    console.out().println(image);
    for (Prediction p : best) {
      String line =
          p.isValue()
              ? p.said()
              : String.format(
                  Locale.ROOT, "%6.2f %%  %s (%d)", 100 * p.probability(), p.label(), p.index());
      console.out().println("  " + line);
    }
    notes.forEach(note -> console.out().println("  note: " + note));
    console.out().println();
    console.out().flush();
  }

  private static Map<String, Object> describe(
      String image, List<Prediction> best, List<String> notes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", image);
    facts.put("top", best.stream().map(Phrases::json).toList());
    facts.put("notes", notes);
    return facts;
  }
}
