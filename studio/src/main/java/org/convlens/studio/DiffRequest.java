package org.convlens.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.Entry;
import org.convlens.catalog.StudyEntry;
import org.convlens.format.image.PhotoFolder;
import org.convlens.method.Difference;
import org.convlens.method.Explanation;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.Picture;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * Which two networks are to be compared. The class whose heatmaps are drawn, where none is chosen,
 * is the one that the second network predicts.
 */
public record DiffRequest(StudyEntry entry, Difference difference, Question question)
    implements Request {
  public DiffRequest {
    if (question.other().isEmpty()) {
      throw new IllegalArgumentException("it names no second network");
    }
  }

  /** The request behind a sheet. */
  static DiffRequest of(Provenance provenance, StudyEntry entry, Difference defaults) {
    return new DiffRequest(entry, Knobs.with(defaults, provenance.knobs()), provenance.question());
  }

  @Override
  public Provenance provenance() {
    return Provenance.of(entry.name(), Knobs.values(difference), question);
  }

  /**
   * Both networks see the picture as the first one's file says. Of a folder, the sheet is about the
   * first of its pictures that the two take for different classes.
   */
  @Override
  public Studied answer(Studio studio, Listener listener) throws IOException {
    OpenedModel a = studio.model(question.network());
    OpenedModel b = studio.model(question.network().with(question.other().orElseThrow()));
    Optional<PhotoFolder> folder = folder();
    Optional<OpenedPicture> picture = Optional.empty();
    if (question.picture().isPresent() && folder.isEmpty()) {
      picture = Optional.of(studio.picture(question.picture().get()));
    }
    difference.requireAlike(a.model(), b.model());
    OpenedModel alike = b.beside(a).preprocessed(a.model().preprocessing());
    try (Loan one = studio.lend(a.beside(b).model(), question);
        Loan other = studio.lend(alike.model(), question)) {
      Progress progress = listener.progress();
      Optional<ChangedPredictions> both = Optional.empty();
      if (folder.isPresent()) {
        both =
            Optional.of(
                ChangedPredictions.of(one.network(), other.network(), folder.get(), progress));
        picture = Optional.of(OpenedPicture.open(both.get().example().toString()));
      }
      Scene first = scene(one.network(), picture).reportingTo(progress);
      Scene second = scene(other.network(), picture).reportingTo(progress);
      Optional<Prediction> explained = Optional.empty();
      if (picture.isPresent()) {
        Prediction chosen =
            Prediction.explained(other.network(), second.input(), question.target());
        first = first.explaining(score(one.network(), chosen));
        second = second.explaining(score(other.network(), chosen));
        explained = Optional.of(chosen);
      }
      Outcome outcome = difference.look(first, second, explanation());
      Question answered =
          question
              .in(a.opening())
              .beside(Optional.of(b.source()))
              .about(picture.map(OpenedPicture::source))
              .explaining(
                  explained.map(Prediction::index),
                  explained.map(Prediction::label),
                  second.score().map(Object::toString));
      Provenance provenance = provenance().asking(answered);
      Picture sheet = outcome.picture();
      if (picture.isPresent()) {
        sheet = sheet.titled(sheet.title() + " · " + picture.get().source().name());
      }
      byte[] png = Png.bytes(Drawing.draw(sheet), Map.of(Png.PROVENANCE, provenance.toJson()));
      return new Studied(png, outcome, both, provenance);
    }
  }

  /** The folder whose pictures are meant, if one is. */
  private Optional<PhotoFolder> folder() throws IOException {
    String name = question.picture().map(p -> p.place().orElse(p.name())).orElse("digit:0");
    boolean folder = OpenedPicture.isFile(name) && Files.isDirectory(Path.of(name));
    return folder
        ? Optional.of(PhotoFolder.open(Path.of(name), Integer.MAX_VALUE))
        : Optional.empty();
  }

  private static Scene scene(Network network, Optional<OpenedPicture> picture) {
    return picture.map(p -> Scene.of(network, p.pixels())).orElseGet(() -> Scene.of(network));
  }

  private static Score score(Network network, Prediction chosen) {
    return Prediction.score(network.model().head(), chosen.index());
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
