package org.convlens.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.report.Version;
import org.convlens.report.page.HtmlReport;
import org.convlens.report.page.Listener;
import org.convlens.report.page.Subject;
import org.convlens.score.Prediction;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;

/**
 * A page that is to be written. The same request gives the same bytes.
 *
 * @param before the same network before its training
 * @param labels where the names of the classes were read, if a file was named
 * @param inputSize of the network, if one was named
 * @param target the class to explain; absent for the predicted one
 * @param knobs what else belongs to the page, such as its command, or says which of its pictures is
 *     meant
 */
record ReportRequest(
    OpenedModel model,
    Optional<OpenedModel> before,
    OpenedPicture picture,
    Optional<Source> labels,
    Optional<String> inputSize,
    List<Choice> choices,
    Checks checks,
    Optional<Integer> target,
    long seed,
    int threads,
    Precision precision,
    Map<String, String> knobs) {
  /** What stands for the method in the provenance. */
  static final String NAME = "report";

  private static final String METHODS = "methods";
  private static final String TRUST = "trust";
  private static final String TITLE = "title";

  ReportRequest {
    if (before.isPresent() && !layers(model).equals(layers(before.get()))) {
      throw new UsageException(
          "'"
              + before.get().source().name()
              + "' has other layers than '"
              + model.source().name()
              + "': give the same network before its training");
    }
  }

  private static List<String> layers(OpenedModel opened) {
    return opened.model().graph().nodes().stream().map(n -> n.name() + n.shape()).toList();
  }

  /**
   * The request behind a page or one of its pictures.
   *
   * @throws IOException with one line, if something is missing or has changed
   */
  static ReportRequest of(Provenance provenance, Whereabouts places) throws IOException {
    Optional<Path> names = Optional.empty();
    if (provenance.labels().isPresent()) {
      names = Optional.of(places.labels(provenance.labels().get()));
    }
    OpenedModel model = named(places.network(provenance), names);
    Optional<OpenedModel> before = Optional.empty();
    if (provenance.other().isPresent()) {
      before = Optional.of(named(places.second(provenance), names));
    }
    String title = provenance.knobs().getOrDefault(TITLE, model.model().name());
    String methods = provenance.knobs().getOrDefault(METHODS, "");
    Source photo = provenance.picture().orElseThrow(() -> places.damaged("it names no picture"));
    return new ReportRequest(
        new OpenedModel(model.model().withName(title), model.source())
            .preprocessed(Phrases.preprocessing(provenance.preprocessing())),
        before,
        places.picture(photo),
        provenance.labels(),
        provenance.inputSize(),
        methods.isEmpty() ? List.of() : Choice.parse(methods),
        Catalog.checks(provenance.knobs().getOrDefault(TRUST, Checks.NONE.toString())),
        provenance.target(),
        provenance.seed(),
        provenance.threads(),
        provenance.precision(),
        provenance.knobs());
  }

  private static OpenedModel named(OpenedModel opened, Optional<Path> names) throws IOException {
    return names.isEmpty() ? opened : opened.labelled(names.get().toString());
  }

  /** The page as a file. */
  byte[] page(Studio studio, Listener listener) throws IOException {
    return made(
        studio, subject -> HtmlReport.of(subject, listener).getBytes(StandardCharsets.UTF_8));
  }

  /** One of its pictures as a file; absent if it has no such. */
  Optional<byte[]> part(Studio studio, Listener listener) throws IOException {
    return made(studio, subject -> HtmlReport.picture(subject, listener));
  }

  private <T> T made(Studio studio, Function<Subject, T> made) throws IOException {
    try (Network network = studio.open(model)) {
      if (before.isEmpty()) {
        return made.apply(subject(studio, network, Optional.empty()));
      }
      try (Network untrained = studio.open(before.get())) {
        return made.apply(subject(studio, network, Optional.of(untrained)));
      }
    }
  }

  private Subject subject(Studio studio, Network network, Optional<Network> untrained)
      throws IOException {
    return new Subject(
        network,
        untrained,
        picture.pixels(),
        provenance(network),
        choices,
        checks,
        studio.engine());
  }

  private Provenance provenance(Network network) throws IOException {
    Model opened = model.model();
    Scene scene = Scene.of(network, picture.pixels());
    Prediction explained = Prediction.explained(network, scene.input(), target);
    Diagnosis.requireNumber(opened, explained);
    Map<String, String> all = new LinkedHashMap<>(knobs);
    if (all.containsKey(Subject.COMMAND)) {
      all.put(TITLE, opened.name());
      all.put(METHODS, choices.stream().map(Choice::toString).collect(Collectors.joining(",")));
      all.put(TRUST, checks.toString());
    }
    Provenance made =
        new Provenance(
            Version.text(),
            NAME,
            all,
            Optional.of(explained.index()),
            Optional.empty(),
            Optional.empty(),
            model.source(),
            inputSize,
            Optional.of(picture.source()),
            Phrases.json(opened.preprocessing()),
            seed,
            threads,
            precision);
    Provenance both = before.map(b -> made.beside(b.source())).orElse(made);
    return labels.map(both::labelledBy).orElse(both);
  }
}
