package org.convlens.studio;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Difference;
import org.convlens.method.Explanation;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.picture.Drawing;
import org.convlens.picture.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Version;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * Which two networks are to be compared. The same request gives the same bytes.
 *
 * @param target the class whose heatmaps are drawn; absent for what the second network predicts
 */
public record DiffRequest(
    StudyEntry entry,
    Difference difference,
    OpenedModel a,
    OpenedModel b,
    Optional<OpenedPicture> picture,
    Optional<Integer> target,
    int threads,
    Precision precision) {

  /** The request behind a sheet. */
  public static DiffRequest of(
      Provenance provenance,
      StudyEntry entry,
      Difference defaults,
      OpenedModel a,
      OpenedModel b,
      Optional<OpenedPicture> picture) {
    return new DiffRequest(
        entry,
        Knobs.with(defaults, provenance.knobs()),
        a.preprocessed(Phrases.preprocessing(provenance.preprocessing())),
        b,
        picture,
        provenance.target(),
        provenance.threads(),
        provenance.precision());
  }

  /** Both networks see the picture as the first one's file says. */
  public Studied draw(Studio studio, Progress progress) throws IOException {
    difference.requireAlike(a.model(), b.model());
    OpenedModel alike = b.beside(a).preprocessed(a.model().preprocessing());
    try (Network one = studio.open(a.beside(b));
        Network other = studio.open(alike)) {
      Scene first = scene(one).reportingTo(progress);
      Scene second = scene(other).reportingTo(progress);
      Optional<Prediction> explained = Optional.empty();
      if (picture.isPresent()) {
        Prediction chosen = Prediction.explained(other, second.input(), target);
        first = first.explaining(Prediction.score(one.model().head(), chosen.index()));
        second = second.explaining(Prediction.score(other.model().head(), chosen.index()));
        explained = Optional.of(chosen);
      }
      Outcome outcome = difference.look(first, second, explanation());
      Provenance provenance =
          new Provenance(
                  Version.text(),
                  entry.name(),
                  Knobs.values(difference),
                  explained.map(Prediction::index),
                  explained.map(Prediction::label),
                  second.score().map(Object::toString),
                  a.source(),
                  Phrases.inputSize(a.model()),
                  picture.map(OpenedPicture::source),
                  Phrases.json(a.model().preprocessing()),
                  0,
                  threads,
                  precision)
              .beside(b.source());
      byte[] png =
          Png.bytes(Drawing.draw(outcome.picture()), Map.of(Png.PROVENANCE, provenance.toJson()));
      return new Studied(png, outcome, provenance);
    }
  }

  private Scene scene(Network network) {
    return picture.map(p -> Scene.of(network, p.pixels())).orElseGet(() -> Scene.of(network));
  }

  private Optional<Explanation> explanation() {
    Entry named = Catalog.entry(difference.explanation());
    if (named.defaults() instanceof Explanation explanation) {
      return Optional.of(explanation);
    }
    throw new UsageException(
        "explanation '" + named.name() + "' draws no heatmap: choose one such as grad-cam");
  }
}
