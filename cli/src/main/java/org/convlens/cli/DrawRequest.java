package org.convlens.cli;

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
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.picture.Comparison;
import org.convlens.picture.Drawing;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.picture.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Version;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.convlens.trust.Answer;
import org.convlens.trust.Checks;
import org.convlens.trust.Claim;
import org.convlens.trust.Examination;

/**
 * What is to be drawn. The same request gives the same bytes.
 *
 * @param target the class to explain; absent for the predicted one
 * @param score what is explained instead of a class, if it was written out
 * @param label what to call it; absent for what the network calls it
 * @param checks asked about a heatmap
 */
record DrawRequest(
    Entry entry,
    Method method,
    OpenedModel model,
    Optional<OpenedPicture> picture,
    Optional<Integer> target,
    Optional<Score> score,
    Optional<String> label,
    Checks checks,
    long seed,
    int threads,
    Precision precision) {

  /** Stands for the checks among the knobs in the provenance. */
  private static final String TRUST = "trust";

  DrawRequest {
    requirePicture(entry, method, picture.isPresent());
    if (checks != Checks.NONE && score.isPresent()) {
      throw new UsageException(
          "--trust watches what the network says of a class: leave --score out");
    }
  }

  /**
   * @throws UsageException if the method needs a picture and there is none
   */
  static void requirePicture(Entry entry, Method method, boolean given) {
    if (method.needsPicture() && !given) {
      throw new UsageException(
          entry.name() + " needs a picture: name a file, or digit:7 for a drawn one");
    }
  }

  /** The request behind a picture. */
  static DrawRequest of(Provenance provenance, OpenedModel model, Optional<OpenedPicture> picture) {
    Entry entry = Catalog.entry(provenance.method());
    Map<String, String> knobs = new LinkedHashMap<>(provenance.knobs());
    String trust = Objects.requireNonNullElse(knobs.remove(TRUST), Checks.NONE.toString());
    return new DrawRequest(
        entry,
        Knobs.with(entry.defaults(), knobs),
        model.preprocessed(Phrases.preprocessing(provenance.preprocessing())),
        picture,
        provenance.target(),
        provenance.target().isPresent()
            ? Optional.empty()
            : provenance.score().map(text -> Score.parse(text, model.model())),
        provenance.label(),
        Catalog.checks(trust),
        provenance.seed(),
        provenance.threads(),
        provenance.precision());
  }

  /** Looks and draws. */
  Drawn draw(Network network, Engine engine, Progress progress) throws IOException {
    Scene scene =
        picture.map(p -> Scene.of(network, p.pixels())).orElseGet(() -> Scene.of(network));
    scene = scene.seeded(seed).reportingTo(progress);
    Optional<Prediction> explained = Optional.empty();
    boolean scored = method.needsScore() || checks != Checks.NONE;
    if (scored && score.isPresent()) {
      scene = scene.explaining(score.get());
    } else if (scored && picture.isPresent()) {
      Prediction chosen = Prediction.explained(network, scene.input(), target);
      Diagnosis.requireNumber(network.model(), chosen);
      explained = Optional.of(chosen);
    }
    Optional<Integer> index = explained.map(Prediction::index).or(() -> target).or(this::only);
    if (scored && score.isEmpty() && index.isPresent()) {
      scene = scene.explaining(Prediction.score(network.model().head(), index.get()));
    }
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
      Examination examined = Examination.of(entry.name(), claim, checks, engine, progress);
      answers = examined.answers();
      finding = new Finding(examined.heat(), found.raw(), found.frames());
      titled = Examination.sheet(titled.title(), List.of(examined));
    }
    Provenance provenance = provenance(scored ? index : Optional.empty(), explained, scene.score());
    if (picture.isPresent()) {
      provenance =
          provenance.deviating(
              Deviation.of(network, precision, scene.input(), threads).map(Deviation::sentence));
    }
    Map<String, String> text = new LinkedHashMap<>();
    text.put(Png.PROVENANCE, provenance.toJson());
    byte[] png = Png.bytes(Drawing.draw(titled), text);
    return new Drawn(png, finding, explained, answers, provenance);
  }

  /** What there is to explain where nothing can be chosen: the value of a single output. */
  private Optional<Integer> only() {
    Head head = model.model().head();
    return head.isRegression() && head.classes() == 1 ? Optional.of(0) : Optional.empty();
  }

  /**
   * Such as {@code tabby, p = 0.873 · grad-cam, logit(281) at features.12}; of what explains no
   * class, such as {@code eigen-cam, first principal component at features.12}.
   */
  private Picture titled(Picture found, Optional<Prediction> explained) {
    String said = explained.map(of -> of.said(label.orElse(of.label())) + " · ").orElse("");
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

  private Provenance provenance(
      Optional<Integer> index, Optional<Prediction> explained, Optional<Score> used) {
    Model opened = model.model();
    Map<String, String> knobs = Knobs.values(method);
    if (checks != Checks.NONE) {
      knobs.put(TRUST, checks.toString());
    }
    return new Provenance(
        Version.text(),
        entry.name(),
        knobs,
        score.isPresent() ? Optional.empty() : index,
        label.or(() -> explained.map(Prediction::label)),
        used.map(Score::toString),
        model.source(),
        Phrases.inputSize(opened),
        picture.map(OpenedPicture::source),
        Phrases.json(opened.preprocessing()),
        seed,
        threads,
        precision);
  }
}
