package org.convlens.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Choice;
import org.convlens.method.Diagnosis;
import org.convlens.method.Scene;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.report.page.Aside;
import org.convlens.report.page.HtmlReport;
import org.convlens.report.page.Listener;
import org.convlens.report.page.Page;
import org.convlens.report.page.Subject;
import org.convlens.score.Prediction;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;

/**
 * A page that is to be written, or one of its pictures. The second network of its question is the
 * same one before its training.
 *
 * @param rest what else belongs to the page, such as its command and its title, or says which of
 *     its pictures is meant
 */
public record ReportRequest(
    List<Choice> choices, Checks checks, Map<String, String> rest, Question question)
    implements Request {
  /** What stands for the method in the provenance. */
  public static final String NAME = "report";

  private static final String METHODS = "methods";
  private static final String TRUST = "trust";
  private static final String TITLE = "title";

  /** Stands for what is said of methods that do not apply to the network. */
  private static final String LEFT_OUT = Subject.LEFT_OUT;

  public ReportRequest {
    choices = List.copyOf(choices);
    if (question.picture().isEmpty()) {
      throw new IllegalArgumentException("it names no picture");
    }
  }

  /** The request behind a page or one of its pictures. */
  static ReportRequest of(Provenance provenance) {
    Map<String, String> rest = new LinkedHashMap<>(provenance.knobs());
    String methods = Optional.ofNullable(rest.remove(METHODS)).orElse("");
    String trust = Optional.ofNullable(rest.remove(TRUST)).orElse(Checks.NONE.toString());
    return new ReportRequest(
        methods.isEmpty() ? List.of() : Choice.parse(methods),
        Catalog.checks(trust),
        rest,
        provenance.question());
  }

  @Override
  public Provenance provenance() {
    return Provenance.of(NAME, knobs(Optional.empty()), question);
  }

  /**
   * All of them in their order.
   *
   * @param title if none is chosen
   */
  private Map<String, String> knobs(Optional<String> title) {
    Map<String, String> all = new LinkedHashMap<>();
    boolean page = !HtmlReport.isPicture(rest);
    if (page) {
      Optional.ofNullable(rest.get(Subject.COMMAND)).ifPresent(c -> all.put(Subject.COMMAND, c));
      Optional.ofNullable(rest.get(TITLE)).or(() -> title).ifPresent(t -> all.put(TITLE, t));
    }
    if (page || !choices.isEmpty()) {
      all.put(METHODS, choices.stream().map(Choice::toString).collect(Collectors.joining(",")));
    }
    if (page || checks != Checks.NONE) {
      all.put(TRUST, checks.toString());
    }
    rest.forEach(all::putIfAbsent);
    return all;
  }

  /**
   * Without the methods that refuse this network; the page says which, and why.
   *
   * @param words hears it, too
   * @throws UsageException if none is left
   */
  public ReportRequest fitting(Studio studio, Consumer<String> words) throws IOException {
    List<String> out = new ArrayList<>();
    List<Choice> fitting =
        new CompareRequest(choices, Checks.NONE, question).fitting(studio, out::add).choices();
    if (fitting.isEmpty() && !choices.isEmpty()) {
      throw new UsageException("no method applies to this network: " + out.get(0));
    }
    out.forEach(words);
    Map<String, String> more = new LinkedHashMap<>(rest);
    if (!out.isEmpty()) {
      more.put(LEFT_OUT, String.join("\n", out));
    }
    return new ReportRequest(fitting, checks, more, question);
  }

  /** When the work is stopped, the page has the methods that are finished. */
  @Override
  public Reported answer(Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    opened.source().begin();
    OpenedPicture picture = studio.picture(question.picture().orElseThrow());
    Optional<OpenedModel> before = Optional.empty();
    if (question.other().isPresent()) {
      before = Optional.of(studio.model(question.network().with(question.other().get())));
      requireLayers(opened, before.get());
    }
    Model named = opened.model().withName(rest.getOrDefault(TITLE, opened.model().name()));
    try (Loan loan = studio.lend(named, question)) {
      Question made =
          question
              .in(opening(opened))
              .about(Optional.of(picture.source()))
              .beside(before.map(OpenedModel::source));
      if (before.isEmpty()) {
        return made(opened, loan.network(), Optional.empty(), picture, made, studio, listener);
      }
      try (Loan untrained = studio.lend(before.get().model(), question)) {
        Optional<Network> earlier = Optional.of(untrained.network());
        return made(opened, loan.network(), earlier, picture, made, studio, listener);
      }
    }
  }

  /** Where the names of the classes were read and which size was named belongs to a page. */
  private Opening opening(OpenedModel opened) {
    Opening asked = question.network();
    Optional<Source> labels =
        asked.labels().map(file -> file.isFingerprinted() ? file : Source.file(file.name()));
    return new Opening(
        opened.source(), asked.inputSize(), opened.opening().preprocessing(), labels);
  }

  private static void requireLayers(OpenedModel model, OpenedModel before) {
    if (!layers(model).equals(layers(before))) {
      throw new UsageException(
          "'"
              + before.source().name()
              + "' has other layers than '"
              + model.source().name()
              + "': give the same network before its training");
    }
  }

  private static List<String> layers(OpenedModel opened) {
    return opened.model().graph().nodes().stream().map(n -> n.name() + n.shape()).toList();
  }

  private Reported made(
      OpenedModel opened,
      Network network,
      Optional<Network> untrained,
      OpenedPicture picture,
      Question made,
      Studio studio,
      Listener listener)
      throws IOException {
    Scene scene = Scene.of(network, picture.pixels());
    Prediction explained = Prediction.explained(network, scene.input(), question.target());
    Diagnosis.requireNumber(network.model(), explained);
    Question answered =
        made.explaining(Optional.of(explained.index()), Optional.empty(), Optional.empty());
    Provenance provenance =
        Provenance.of(NAME, knobs(Optional.of(network.model().name())), answered);
    Subject subject =
        new Subject(
            network,
            untrained,
            picture.pixels(),
            provenance,
            choices,
            checks,
            studio.engine(question.precision(), question.threads()),
            aside(opened, scene, answered, explained, studio, listener));
    if (HtmlReport.isPicture(rest)) {
      byte[] part = HtmlReport.picture(subject, listener).orElseThrow(MissingPart::new);
      return new Reported(part, Optional.empty(), provenance);
    }
    Page page = HtmlReport.of(subject, listener);
    return new Reported(
        page.html().getBytes(StandardCharsets.UTF_8), Optional.of(page), provenance);
  }

  /** What the atlas says, if one is consulted and belongs to what is made. */
  private Optional<Aside> aside(
      OpenedModel opened,
      Scene scene,
      Question answered,
      Prediction explained,
      Studio studio,
      Listener listener)
      throws IOException {
    if (answered.atlas().isEmpty() || !HtmlReport.isOfAtlas(rest)) {
      return Optional.empty();
    }
    Atlases atlases =
        studio
            .atlases()
            .orElseThrow(() -> new UsageException("no atlas can be consulted here").about("atlas"));
    return Optional.of(
        atlases.about(
            answered.atlas().get(),
            opened,
            scene,
            answered.picture().orElseThrow(),
            explained,
            listener.progress()));
  }
}
