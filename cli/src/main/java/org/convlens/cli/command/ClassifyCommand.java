package org.convlens.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.cli.option.FailOptions;
import org.convlens.cli.option.PictureNames;
import org.convlens.cli.option.ScoringOptions;
import org.convlens.cli.option.StrictOption;
import org.convlens.cli.option.TruthOptions;
import org.convlens.cli.terminal.ConfusionTable;
import org.convlens.cli.terminal.Console;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.report.Json;
import org.convlens.report.OutputFile;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Listener;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Placed;
import org.convlens.score.Prediction;
import org.convlens.studio.Classified;
import org.convlens.studio.DrawRequest;
import org.convlens.studio.Loan;
import org.convlens.studio.ModelFacts;
import org.convlens.studio.OpenedModel;
import org.convlens.studio.Phrases;
import org.convlens.studio.Readings;
import org.convlens.studio.Studio;
import org.convlens.studio.TrueClasses;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.task.Visible;
import org.convlens.trust.Checks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "classify",
    description = "Say what a network takes pictures for, or which values it gives them.",
    footer = {"", "Example:", "  convlens classify squeezenet.onnx cat.jpg dog.jpg"})
final class ClassifyCommand extends Action {
  /** The method that draws what a network says. */
  private static final String PREDICTIONS = "predictions";

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

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.png",
      description = {
        "Draw it too: the likeliest classes, the boxes with their numbers, the painted mask. Of"
            + " several pictures each goes to FILE.IMAGE.png. The same as draw predictions."
      })
  private @Nullable Path out;

  @Mixin private final StrictOption strict = new StrictOption();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @ArgGroup(validate = false, heading = "%nThe network:%n")
  private final ScoringOptions options = new ScoringOptions();

  @Mixin private final TruthOptions truth = new TruthOptions();

  @Mixin private final FailOptions fail = new FailOptions();

  ClassifyCommand(Console console) {
    super(console);
  }

  @Override
  void run() throws IOException {
    if (top < 1) {
      throw new UsageException("top " + top + ": give at least 1");
    }
    try (Studio studio = options.studio()) {
      classify(studio, options.question(model));
    }
  }

  private void classify(Studio studio, Question question) throws IOException {
    OpenedModel opened = studio.model(question.network());
    List<String> pictures = PictureNames.inFolders(images);
    Optional<TrueClasses> known = truth.known(images, pictures, opened.model(), console);
    fail.read(Readings.ofClasses(known.isPresent()), List.of());
    List<Classified> answers = new ArrayList<>();
    PictureNames names = new PictureNames(pictures);
    List<OutputFile> files = out == null ? List.of() : CompareSeries.files(out, names);
    int all = pictures.size();
    try (Loan loan = studio.lend(opened.model(), question)) {
      for (int i = 0; i < all; i++) {
        String image = pictures.get(i);
        Source picture = Source.named(image);
        Optional<OutputFile> file = files.isEmpty() ? Optional.empty() : Optional.of(files.get(i));
        Optional<Integer> index = known.flatMap(classes -> classes.of(image));
        strict.look(
            console,
            all,
            () -> {
              Classified one = Classified.of(loan.network(), picture, question, index, top, studio);
              answers.add(one);
              if (file.isPresent()) {
                draw(file.get(), question.about(Optional.of(picture)), studio);
              }
              if (!json) {
                print(one, file);
              }
            });
      }
    }
    strict.tell(console, all);
    List<Judged> judged = answers.stream().flatMap(one -> one.judged().stream()).toList();
    Optional<Confusion> confusion =
        judged.isEmpty() ? Optional.empty() : Optional.of(new Confusion(judged));
    Optional<String> failure = fail.failure(Readings.of(answers, confusion));
    if (json) {
      Map<String, Object> facts = ModelFacts.of(opened, answers, confusion);
      console.out().println(Json.text(fail.told(facts, failure)));
    } else {
      if (known.isPresent() && judged.size() > 1) {
        new ConfusionTable(new Confusion(judged), known.get().said()).print(console.out());
      }
      Phrases.input(opened.model()).ifPresent(console.out()::println);
      Phrases.assumed(opened.model()).ifPresent(console.out()::println);
      Phrases.rounded(opened.model()).ifPresent(console.out()::println);
      Classified.certain(answers).ifPresent(note -> console.out().println(note.line()));
      String how = Phrases.preprocessing(opened.model().preprocessing());
      console.out().println("preprocessing: " + how);
      Phrases.outputs(opened.model().graph()).ifPresent(console.out()::println);
      Phrases.unusedLabels(opened.model()).ifPresent(console.out()::println);
      Phrases.places(opened.model()).ifPresent(console.out()::println);
      Phrases.regression(opened.model()).ifPresent(console.out()::println);
    }
    console.out().flush();
    FailOptions.require(failure);
  }

  /** Draws what is said of a picture. */
  private void draw(OutputFile file, Question question, Studio studio) throws IOException {
    Entry entry = Catalog.entry(PREDICTIONS);
    Method method = Knobs.with(entry.defaults(), Map.of("top", String.valueOf(top)));
    DrawRequest request = new DrawRequest(entry, method, Checks.NONE, question);
    file.write(request.answer(studio, Listener.of(() -> Progress.SILENT)).bytes());
  }

  private void print(Classified one, Optional<OutputFile> file) {
    console.out().println(Visible.of(one.picture()));
    for (Classified.Boxed box : one.boxes()) {
      String where = box.where().map(w -> ", at " + w).orElse("");
      Placed placed = box.placed();
      console.out().println("  " + percent(placed.said()) + ", box " + placed.place() + where);
    }
    for (Placed.Share share : one.shares()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "  %6.2f %% of the cells  %s (%d)%n",
              100 * share.share(),
              share.label(),
              share.index());
    }
    boolean placed = !one.boxes().isEmpty() || !one.shares().isEmpty();
    for (Prediction p : placed ? List.<Prediction>of() : one.best()) {
      String line = p.isValue() ? p.said() : percent(p);
      console.out().println("  " + line);
    }
    one.judged().ifPresent(j -> console.out().println("  " + ConfusionTable.line(j)));
    one.notes().forEach(note -> console.out().println("  " + note.line()));
    file.ifPresent(f -> console.out().println("  picture: " + Visible.of(f.path().toString())));
    console.out().println();
    console.out().flush();
  }

  private static String percent(Prediction p) {
    return String.format(
        Locale.ROOT, "%6.2f %%  %s", 100 * p.probability(), ConfusionTable.named(p));
  }
}
