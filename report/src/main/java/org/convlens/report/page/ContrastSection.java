package org.convlens.report.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.convlens.catalog.Choice;
import org.convlens.method.Scene;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.picture.Scale;
import org.convlens.report.html.Html;
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

  /** From so many cells of both maps on. */
  private static final int FINE = 5000;

  /** All but this share has a colour of its own. */
  private static final double STRONGEST = 0.995;

  /** Nothing, where the prediction is right or nobody knows. */
  String html(Listener listener) {
    return subject
        .judged()
        .filter(judged -> !judged.isRight())
        .map(judged -> html(judged, listener.progress()))
        .orElse("");
  }

  private String html(Judged judged, Progress progress) {
    StringBuilder content = new StringBuilder();
    List<Choice> methods = subject.shown();
    progress.begin("why not " + judged.truth().label(), methods.size());
    for (Choice method : methods) {
      content.append(figure(method, judged));
      progress.advance(1, method.toString());
    }
    progress.end();
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
      boolean signed = one.signed() || other.signed();
      Scale scale = shared(one, other, signed);
      String is = judged.predicted().label();
      String truly = judged.truth().label();
      String drawn =
          "<div class=\"three\">\n"
              + picture(choice, "predicted", one.scaled(scale).titled(is))
              + picture(choice, "true", other.scaled(scale).titled(truly + ", which is true"))
              + picture(choice, "difference", between.titled(is + " − " + truly))
              + "</div>\n";
      return Html.figure(
          drawn,
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

  /** One map, its notes and the picture elsewhere on the page. */
  private String picture(Choice choice, String name, Heatmap heat) {
    Overlay map =
        new Overlay(Raster.ofBytes("", subject.scene().requireView()), heat.silent(), false);
    String description = choice + ": " + heat.title();
    return pictures.picture(PagePart.of(ID).by(choice.toString()).named(name), map, description);
  }

  private Heatmap heat(Choice choice, Score score) {
    Scene scene = subject.scene().explaining(score);
    return choice.method().look(scene).picture().heats().get(0);
  }

  /** Of fine maps the strongest few share the last colour, or they would hide all others. */
  private static Scale shared(Heatmap one, Heatmap other, boolean signed) {
    float[] sizes = new float[one.map().size() + other.map().size()];
    int count = 0;
    for (Heatmap heat : List.of(one, other)) {
      for (float number : heat.map().toArray()) {
        sizes[count] = Float.isFinite(number) ? Math.abs(number) : 0;
        count++;
      }
    }
    Arrays.sort(sizes);
    int last = count > FINE ? (int) (STRONGEST * (count - 1)) : count - 1;
    double reach = sizes[last] > 0 ? sizes[last] : sizes[count - 1];
    return new Scale(signed ? -reach : 0, reach);
  }
}
