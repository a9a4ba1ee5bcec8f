package org.convlens.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.Raster;
import org.convlens.report.PreprocessingWords;
import org.convlens.report.html.Html;
import org.convlens.score.Prediction;

/** The picture, and what the network takes it for or which values it gives it. */
record PredictionSection(Subject subject, PagePictures pictures) {
  static final String ID = "verdict";

  private static final int BARS = 5;
  private static final int VALUES = 20;

  String html() {
    Scene scene = subject.scene();
    StringBuilder html = new StringBuilder("<div class=\"verdict\">\n");
    html.append(
        Html.figure(
            pictures.picture(
                PagePart.of(ID),
                Raster.ofBytes("", scene.requireView()),
                "The picture as the network sees it: " + subject.pictureSource().name()),
            "The picture.",
            "Cut and resized as the network sees it, before its numbers are scaled."));
    for (Map.Entry<String, Network> stage : subject.stages().entrySet()) {
      html.append(bars(stage.getKey(), stage.getValue()));
    }
    html.append("</div>\n");
    html.append(Html.notes(scene.notes()));
    String input = subject.model().metadata().get("input");
    String assumed = subject.model().metadata().get("assumed");
    var preprocessing = subject.model().preprocessing();
    html.append("<p class=\"fine\">Preprocessing: ")
        .append(Html.text(PreprocessingWords.of(preprocessing)))
        .append(Html.text(" (" + preprocessing.origin() + ")."))
        .append(Html.text(input == null ? "" : " Input: " + input + "."))
        .append(Html.text(assumed == null ? "" : " Assumed: " + assumed + "."))
        .append("</p>\n");
    return Html.section(ID, "What it says", sentence() + truth(), html.toString());
  }

  private String sentence() {
    List<Prediction> all = Prediction.all(subject.network(), subject.scene().input());
    Prediction best = all.get(0);
    if (best.isValue()) {
      String values = all.size() == 1 ? best.said() : all.size() + " values";
      return "The network puts out " + values + " for this picture.";
    }
    return String.format(
        Locale.ROOT,
        "The network takes this picture for “%s”, with a probability of %.1f %%.",
        best.label(),
        100 * best.probability());
  }

  /** Whether that is right, where it is known. */
  private String truth() {
    return subject
        .judged()
        .map(
            judged ->
                judged.isRight()
                    ? " That is right."
                    : String.format(
                        Locale.ROOT,
                        " That is wrong: it is “%s”, which the network gives %.1f %%, in place %d.",
                        judged.truth().label(),
                        100 * judged.truth().probability(),
                        judged.rank()))
        .orElse("");
  }

  private String bars(String stage, Network network) {
    List<Prediction> all = Prediction.all(network, subject.scene().input());
    if (all.get(0).isValue()) {
      return values(stage, all);
    }
    StringBuilder rows = new StringBuilder();
    Optional<Integer> truth = subject.provenance().question().truth();
    for (Prediction p : shown(all, truth)) {
      rows.append(
          String.format(
              Locale.ROOT,
              "<tr><th scope=\"row\">%s</th><td class=\"bar\"><i style=\"width:%.2f%%\"></i></td>"
                  + "<td class=\"n\">%.1f&nbsp;%%</td></tr>\n",
              Html.text(p.label() + (truth.equals(Optional.of(p.index())) ? " (true)" : "")),
              Math.max(0.5, 100 * p.probability()),
              100 * p.probability()));
    }
    return """
        <div class="card"><table class="bars">
        <caption>The most probable classes%s</caption>
        <thead><tr><th scope="col">class</th><th scope="col" colspan="2">probability</th></tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
        .formatted(stage.isEmpty() ? "" : ", " + stage, rows);
  }

  /** The most probable, and the true one. */
  private static List<Prediction> shown(List<Prediction> all, Optional<Integer> truth) {
    List<Prediction> shown = new ArrayList<>(all.subList(0, Math.min(BARS, all.size())));
    all.stream()
        .filter(p -> truth.equals(Optional.of(p.index())) && !shown.contains(p))
        .forEach(shown::add);
    return shown;
  }

  private static String values(String stage, List<Prediction> values) {
    StringBuilder rows = new StringBuilder();
    for (Prediction value : values.subList(0, Math.min(VALUES, values.size()))) {
      rows.append(
          String.format(
              Locale.ROOT,
              "<tr><th scope=\"row\">%s</th><td class=\"n\">%.4g</td></tr>\n",
              Html.text(value.label()),
              value.logit()));
    }
    return """
        <div class="card"><table>
        <caption>What it puts out%s</caption>
        <thead><tr><th scope="col">output</th><th scope="col">value</th></tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        """
        .formatted(
            (values.size() > VALUES ? ", the first " + VALUES + " of " + values.size() : "")
                + (stage.isEmpty() ? "" : ", " + stage),
            rows);
  }
}
