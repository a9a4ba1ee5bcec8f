package org.convlens.report.page;

import java.util.List;
import java.util.Locale;
import org.convlens.catalog.Choice;
import org.convlens.method.Scene;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.picture.Scale;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * Of a wrong prediction: what speaks for the predicted class, what for the true one, and what makes
 * the difference: maps of the score logit(predicted) − logit(true).
 */
record ContrastSection(Subject subject, PagePictures pictures) {
  static final String ID = "contrast";

  /** Nothing, where the prediction is right or nobody knows. */
  String html(Progress progress) {
    return subject
        .judged()
        .filter(judged -> !judged.isRight())
        .map(judged -> html(judged, progress))
        .orElse("");
  }

  private String html(Judged judged, Progress progress) {
    StringBuilder content = new StringBuilder();
    List<Choice> methods = subject.shown();
    for (int i = 0; i < methods.size() && !progress.cancelled(); i++) {
      content.append(figure(methods.get(i), judged));
    }
    String lead =
        String.format(
            Locale.ROOT,
            "The logit of “%s” is %.2f, that of “%s”, which is true, %.2f: what makes the difference"
                + " of %.2f.",
            judged.predicted().label(),
            judged.predicted().logit(),
            judged.truth().label(),
            judged.truth().logit(),
            judged.predicted().logit() - judged.truth().logit());
    return Html.section(ID, "Why not “" + judged.truth().label() + "”", lead, content.toString());
  }

  private Score score(Prediction one) {
    return Prediction.score(subject.model().head(), one.index());
  }

  private String figure(Choice choice, Judged judged) {
    Score predicted = score(judged.predicted());
    Score truth = score(judged.truth());
    try {
      Heatmap one = heat(choice, predicted);
      Heatmap other = heat(choice, truth);
      Heatmap between = heat(choice, predicted.plus(truth.times(-1)));
      Scale shared = Scale.of(one.map()).union(Scale.of(other.map()));
      double reach = Math.max(Math.abs(shared.min()), Math.abs(shared.max()));
      boolean signed = one.signed() || other.signed();
      Scale scale = signed ? new Scale(-reach, reach) : shared;
      String three =
          "<div class=\"three\">\n"
              + part(choice, "predicted", one.scaled(scale), judged.predicted().label())
              + part(choice, "true", other.scaled(scale), judged.truth().label() + ", true")
              + part(choice, "difference", between, "the difference")
              + "</div>\n";
      return Html.figure(
          three,
          choice + ".",
          "The first two on one scale; the last explains logit("
              + judged.predicted().label()
              + ") − logit("
              + judged.truth().label()
              + ")"
              + (between.signed()
                  ? ": where it is negative, the picture speaks rather for what is true."
                  : ", of which it shows only what speaks for the prediction."));
    } catch (UsageException refusal) {
      return Html.notes(
          List.of(Note.warning(choice + " does not explain differences: " + refusal.getMessage())));
    }
  }

  private Heatmap heat(Choice choice, Score score) {
    Scene scene = subject.scene().explaining(score);
    return choice.method().look(scene).picture().heats().get(0);
  }

  private String part(Choice choice, String name, Heatmap heat, String caption) {
    PagePart part = PagePart.of(ID).by(choice.toString()).named(name);
    Raster photo = Raster.ofBytes("input", subject.scene().requireView());
    return "<div><p class=\"stage\">"
        + Html.text(caption)
        + "</p>\n"
        + pictures.picture(
            part, new Overlay(photo, heat.silent()), choice + " over the picture: " + caption)
        + "</div>\n";
  }
}
