package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.Caption;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Inspection;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Numeral;
import org.convlens.picture.Picture;
import org.convlens.picture.Sheet;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.drawing.Style;
import org.convlens.picture.drawing.Tint;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.score.Ground;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Share;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Claim;
import org.convlens.trust.Cost;
import org.convlens.trust.Examination;

/**
 * What is to be drawn.
 *
 * @param checks asked about a heatmap
 * @param tint of a heatmap's colours
 */
public record DrawRequest(Entry entry, Method method, Checks checks, Tint tint, Question question)
    implements Request {

  /** Stands for the checks among the knobs in the provenance. */
  private static final String TRUST = "trust";

  /** In the usual colours. */
  public DrawRequest(Entry entry, Method method, Checks checks, Question question) {
    this(entry, method, checks, Tint.NONE, question);
  }

  public DrawRequest {
    requirePicture(entry, method, question.picture().isPresent());
    if (checks != Checks.NONE && question.score().isPresent()) {
      throw new UsageException(
              "trust checks watch what the network says of a class: leave the score out")
          .about("trust", "score");
    }
  }

  /**
   * @throws UsageException if the method needs a picture and there is none
   */
  public static void requirePicture(Entry entry, Method method, boolean given) {
    if (method.needsPicture() && !given) {
      throw new UsageException(
          entry.name() + " needs a picture: name a file, or digit:7 for a drawn one");
    }
  }

  /** The request behind a picture. A class goes before a score, which then is its own. */
  static DrawRequest of(Provenance provenance) {
    Entry entry = Catalog.entry(provenance.method());
    Map<String, String> knobs = new LinkedHashMap<>(provenance.knobs());
    String trust = Objects.requireNonNullElse(knobs.remove(TRUST), Checks.NONE.toString());
    Tint tint = entry.defaults() instanceof Explanation ? Tint.from(knobs) : Tint.NONE;
    Question asked = provenance.question();
    return new DrawRequest(
        entry,
        Knobs.with(entry.defaults(), knobs),
        Catalog.checks(trust),
        tint,
        asked.target().isEmpty()
            ? asked
            : asked.explaining(asked.target(), asked.label(), Optional.empty()));
  }

  @Override
  public Provenance provenance() {
    Map<String, String> knobs = Knobs.values(method);
    if (checks != Checks.NONE) {
      knobs.put(TRUST, checks.toString());
    }
    knobs.putAll(tint.texts());
    return Provenance.of(entry.name(), knobs, question);
  }

  @Override
  public Drawn answer(Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    opened.source().begin();
    Optional<OpenedPicture> picture = Optional.empty();
    if (question.picture().isPresent()) {
      picture = Optional.of(studio.picture(question.picture().get()));
    }
    try (Loan loan = studio.lend(opened.model(), question)) {
      Question made = question.in(opened.opening()).about(picture.map(OpenedPicture::source));
      return draw(loan.network(), picture, made, studio, listener.progress());
    }
  }

  /**
   * What is looked at.
   *
   * @param explained what the network says of the class, where one is explained of a picture
   * @param index of the class or value that is explained, where one is
   */
  private record Aim(Scene scene, Optional<Prediction> explained, Optional<Integer> index) {}

  private Aim aim(
      Network network, Optional<OpenedPicture> picture, OpenedMasks masks, Progress progress)
      throws IOException {
    Scene plain =
        picture.map(p -> Scene.of(network, p.pixels())).orElseGet(() -> Scene.of(network));
    Scene scene = plain.seeded(question.seed()).reportingTo(progress);
    boolean scored = method.needsScore() || checks != Checks.NONE;
    if (!scored) {
      return new Aim(scene, Optional.empty(), Optional.empty());
    }
    if (question.score().isPresent()) {
      Ground ground =
          picture.map(p -> Ground.of(network, p.pixels(), masks.pixels())).orElse(Ground.NONE);
      Score chosen = Score.parse(question.score().get(), network.model(), ground);
      Optional<Prediction> own = picture.flatMap(p -> own(network, scene, chosen));
      return new Aim(scene.explaining(chosen), own, own.map(Prediction::index));
    }
    Head head = network.model().head();
    if (picture.isPresent()) {
      Prediction chosen = Prediction.explained(network, scene.input(), question.target());
      Diagnosis.requireNumber(network.model(), chosen);
      Score own = Prediction.score(head, chosen.index());
      return new Aim(scene.explaining(own), Optional.of(chosen), Optional.of(chosen.index()));
    }
    Optional<Integer> index = question.target().isPresent() ? question.target() : only(head);
    return new Aim(
        index.map(i -> scene.explaining(Prediction.score(head, i))).orElse(scene),
        Optional.empty(),
        index);
  }

  /** What the network says of the class whose score this is, if it is one's. */
  private static Optional<Prediction> own(Network network, Scene scene, Score score) {
    Head head = network.model().head();
    if (!head.places().isOne() || !score.layers(network.model().graph()).contains(head.logits())) {
      return Optional.empty();
    }
    return Prediction.all(network, scene.input()).stream()
        .filter(said -> score.equals(Prediction.score(head, said.index())))
        .findFirst();
  }

  /** A score that is no class's, with its value. */
  private static Optional<String> scored(Network network, Aim aim) {
    if (aim.explained().isPresent() || aim.scene().view().isEmpty()) {
      return Optional.empty();
    }
    return aim.scene().score().map(score -> told(network, aim.scene(), score));
  }

  private static String told(Network network, Scene scene, Score score) {
    Graph graph = network.model().graph();
    try (Trace trace = network.trace(List.of(scene.input()), score.layers(graph))) {
      return score.named(network.model()) + " = " + Numeral.fine(score.value(graph, trace, 0));
    }
  }

  private Drawn draw(
      Network network,
      Optional<OpenedPicture> picture,
      Question opened,
      Studio studio,
      Progress progress)
      throws IOException {
    OpenedMasks masks = OpenedMasks.of(question);
    Aim aim = aim(network, picture, masks, progress);
    if (method instanceof Portrait) {
      Diagnosis.requireNumbers(network.model());
    }
    Finding found = method.look(aim.scene());
    Picture titled = titled(found.picture(), aim, network.model(), picture);
    Optional<Examination> examined = examine(aim, found, studio, progress);
    Question answered =
        opened
            .explaining(
                aim.index(),
                question.label().or(() -> label(aim)),
                aim.scene().score().map(Score::toString))
            .masked(masks.sources());
    Provenance provenance = provenance().asking(answered);
    if (picture.isPresent()) {
      Volume input = aim.scene().input();
      Optional<Deviation> deviation = Deviation.of(network, input, question, studio);
      provenance = provenance.deviating(deviation.map(Deviation::sentence));
    }
    Picture sheet =
        examined.<Picture>map(e -> Examination.sheet(titled.title(), List.of(e))).orElse(titled);
    byte[] png =
        Png.bytes(
            Drawing.draw(sheet, Style.LIGHT.with(tint)),
            Map.of(Png.PROVENANCE, provenance.toJson()));
    return new Drawn(
        png,
        titled.title(),
        examined
            .map(e -> new Finding(e.heat(), found.raw(), found.frames(), found.facts()))
            .orElse(found),
        aim.explained(),
        scored(network, aim),
        examined,
        provenance);
  }

  /** Asks the checks, if there are any and one map to ask them about. */
  private Optional<Examination> examine(Aim aim, Finding found, Studio studio, Progress progress)
      throws IOException {
    if (checks == Checks.NONE) {
      return Optional.empty();
    }
    if (found.picture().heats().size() > 1) {
      throw new UsageException("trust checks look at one map: choose one layer, or compare")
          .about("trust", "layer");
    }
    if (!(method instanceof Explanation made) || aim.explained().isEmpty()) {
      return Optional.empty();
    }
    Claim claim = new Claim(aim.scene(), aim.explained().get().index(), made, found);
    Engine engine = studio.engine(question.precision(), question.threads());
    int index = aim.explained().get().index();
    long passes = Cost.passes(aim.scene(), index, List.of(made), checks);
    progress.begin("checks of " + entry.name(), passes);
    Share share = new Share(progress, entry.name());
    Examination examined = Examination.of(entry.name(), claim, checks, engine, share);
    progress.end();
    return Optional.of(examined);
  }

  /** What there is to explain where nothing can be chosen: the value of a single output. */
  private static Optional<Integer> only(Head head) {
    return head.isRegression() && head.classes() == 1 ? Optional.of(0) : Optional.empty();
  }

  /** What the class is called that is explained, where one is. */
  private Optional<String> label(Aim aim) {
    return question.label().or(() -> aim.explained().map(Prediction::label));
  }

  /**
   * Such as {@code tabby, p = 0.873 · grad-cam at features.12}; of what explains no class, such as
   * {@code eigen-cam, first principal component at features.12}; of maps without a class the
   * network and the picture.
   */
  private Picture titled(Picture found, Aim aim, Model model, Optional<OpenedPicture> picture) {
    if (found instanceof Sheet && method instanceof Inspection && picture.isPresent()) {
      return found.titled(
          found.title() + " · " + model.name() + " · " + picture.get().source().name());
    }
    if (found.heats().isEmpty()) {
      return found;
    }
    Optional<Score> known = aim.explained().flatMap(said -> aim.scene().score());
    String caption = new Caption(entry.name(), known, found.title()).text();
    if (known.isEmpty() && aim.scene().score().isPresent()) {
      Score score = aim.scene().score().get();
      caption = caption.replace(score.toString(), score.named(model));
    }
    String said =
        aim.explained().map(of -> of.said(question.label().orElse(of.label())) + " · ").orElse("");
    return found.titled(said + caption);
  }
}
