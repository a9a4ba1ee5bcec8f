package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.method.Diagnosis;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.net.Network;
import org.convlens.picture.Comparison;
import org.convlens.picture.Drawing;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.picture.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.trust.Answer;
import org.convlens.trust.Checks;
import org.convlens.trust.Claim;
import org.convlens.trust.Examination;

/**
 * What is to be drawn.
 *
 * @param checks asked about a heatmap
 */
public record DrawRequest(Entry entry, Method method, Checks checks, Question question)
    implements Request {

  /** Stands for the checks among the knobs in the provenance. */
  private static final String TRUST = "trust";

  public DrawRequest {
    requirePicture(entry, method, question.picture().isPresent());
    if (checks != Checks.NONE && question.score().isPresent()) {
      throw new UsageException(
          "--trust watches what the network says of a class: leave --score out");
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
    Question asked = provenance.question();
    return new DrawRequest(
        entry,
        Knobs.with(entry.defaults(), knobs),
        Checks.named(trust),
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
    return Provenance.of(entry.name(), knobs, question);
  }

  @Override
  public Drawn answer(Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    opened.source().begin();
    Optional<OpenedPicture> picture = Optional.empty();
    if (question.picture().isPresent()) {
      picture = Optional.of(OpenedPicture.open(question.picture().get()));
    }
    try (Loan loan = studio.lend(opened.model(), question)) {
      Question made = question.in(opened.opening()).about(picture.map(OpenedPicture::source));
      return draw(loan.network(), picture, made, studio, listener.progress());
    }
  }

  private Drawn draw(
      Network network,
      Optional<OpenedPicture> picture,
      Question opened,
      Studio studio,
      Progress progress)
      throws IOException {
    Scene plain =
        picture.map(p -> Scene.of(network, p.pixels())).orElseGet(() -> Scene.of(network));
    boolean scored = method.needsScore() || checks != Checks.NONE;
    Optional<Score> chosen =
        question.score().filter(text -> scored).map(text -> Score.parse(text, network.model()));
    Optional<Prediction> explained = Optional.empty();
    Optional<Integer> index = Optional.empty();
    if (scored && chosen.isEmpty()) {
      explained = picture.isPresent() ? Optional.of(predicted(plain)) : Optional.empty();
      index = explained.map(Prediction::index).or(question::target);
      index = index.isPresent() ? index : only(network.model().head());
    }
    Optional<Score> own = index.map(i -> Prediction.score(network.model().head(), i));
    Optional<Score> score = chosen.isPresent() ? chosen : own;
    Scene scene = plain.seeded(question.seed()).reportingTo(progress);
    scene = score.isPresent() ? scene.explaining(score.get()) : scene;
    if (method instanceof Portrait) {
      Diagnosis.requireNumbers(network.model());
    }
    Finding found = method.look(scene);
    Finding finding = found;
    Picture titled = titled(found.picture(), explained);
    List<Answer> answers = List.of();
    if (checks != Checks.NONE && finding.picture() instanceof Comparison) {
      throw new UsageException("--trust looks at one map: choose one layer, or compare");
    }
    if (checks != Checks.NONE && method instanceof Explanation made && explained.isPresent()) {
      Claim claim = new Claim(scene, explained.get().index(), made, finding);
      Engine engine = studio.engine(question.precision(), question.threads());
      Examination examined = Examination.of(entry.name(), claim, checks, engine, progress);
      answers = examined.answers();
      finding = new Finding(examined.heat(), found.raw(), found.frames());
      titled = Examination.sheet(titled.title(), List.of(examined));
    }
    Optional<String> label = explained.map(Prediction::label);
    Question answered =
        opened.explaining(
            index, question.label().or(() -> label), scene.score().map(Score::toString));
    Provenance provenance = provenance().asking(answered);
    if (picture.isPresent()) {
      provenance =
          provenance.deviating(
              Deviation.of(network, scene.input(), question, studio).map(Deviation::sentence));
    }
    byte[] png = Png.bytes(Drawing.draw(titled), Map.of(Png.PROVENANCE, provenance.toJson()));
    return new Drawn(png, finding, explained, answers, provenance);
  }

  private Prediction predicted(Scene scene) throws IOException {
    Prediction chosen = Prediction.explained(scene.network(), scene.input(), question.target());
    Diagnosis.requireNumber(scene.network().model(), chosen);
    return chosen;
  }

  /** What there is to explain where nothing can be chosen: the value of a single output. */
  private static Optional<Integer> only(Head head) {
    return head.isRegression() && head.classes() == 1 ? Optional.of(0) : Optional.empty();
  }

  /**
   * Such as {@code tabby, p = 0.873 · grad-cam, logit(281) at features.12}; of what explains no
   * class, such as {@code eigen-cam, first principal component at features.12}.
   */
  private Picture titled(Picture found, Optional<Prediction> explained) {
    String said =
        explained.map(of -> of.said(question.label().orElse(of.label())) + " · ").orElse("");
    String named = repeatsName(found.title()) ? "" : entry.name() + ", ";
    String title = said + named + found.title();
    if (found instanceof Comparison layers) {
      return layers.titled(title);
    }
    return found instanceof Overlay overlay
        ? new Overlay(overlay.photo(), overlay.heat().titled(title))
        : found;
  }

  /** Whether a title begins with the method's name, such as {@code integrated gradients of ...}. */
  private boolean repeatsName(String title) {
    return letters(title).startsWith(letters(entry.name()));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
