package org.convlens.report.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.convlens.catalog.Choice;
import org.convlens.net.Head;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Picture;
import org.convlens.picture.Raster;
import org.convlens.report.html.Html;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.trust.Agreement;
import org.convlens.trust.Answer;
import org.convlens.trust.Conclusion;
import org.convlens.trust.Examination;
import org.convlens.trust.Plan;

/** Where the network looked: heatmaps over the picture, each with how far it can be trusted. */
record HeatmapsSection(Subject subject, PagePictures pictures) {
  static final String ID = "attention";

  /** Work that takes fewer seconds by its first pass is not measured. */
  private static final double SHORT = 4;

  /** Looks; fewer times than there are methods, if it is stopped. */
  List<Examination> look(Listener listener) {
    Prediction explained = subject.explained();
    List<Examination.Candidate> methods =
        subject.shown().stream()
            .map(choice -> new Examination.Candidate(choice.toString(), choice.method()))
            .toList();
    long passes = subject.passes(explained);
    Optional<Plan> plan = Optional.empty();
    if (subject.checks().areLong() || passes * secondsOfAPass() > SHORT) {
      listener.passes(passes);
      plan = Optional.of(subject.plan(explained));
      listener.cost(plan.get().total());
    }
    Progress progress = listener.progress();
    progress.begin("where it looked", plan.map(p -> p.total().passes()).orElse(passes));
    List<Examination> made =
        Examination.each(
            methods,
            subject.scene(),
            explained.index(),
            subject.checks(),
            subject.engine(),
            plan,
            progress);
    progress.end();
    return made;
  }

  private double secondsOfAPass() {
    long begun = System.nanoTime();
    subject.explained();
    return (System.nanoTime() - begun) * 1e-9;
  }

  /**
   * @param made by {@link #look}
   */
  String html(List<Examination> made) {
    Prediction explained = subject.explained();
    List<Examination> all = Examination.compared(made);
    Set<Note> shared = shared(all);
    StringBuilder content = new StringBuilder(Html.notes(shared));
    for (int i = 0; i < all.size(); i++) {
      content.append(figure(subject.methods().get(i), all.get(i), explained, shared));
    }
    if (all.size() > 1) {
      content.append(matrix(Examination.agreement(all)));
    }
    Conclusion.of(all)
        .ifPresent(
            verdict ->
                content
                    .append("<p class=\"conclusion\">")
                    .append(Html.text(verdict.sentence()))
                    .append("</p>\n"));
    int methods = subject.methods().size();
    if (made.size() < methods) {
      content.append(
          Html.notes(
              List.of(
                  Note.warning("Stopped after " + made.size() + " of " + methods + " methods."))));
    }
    if (all.stream().anyMatch(one -> !one.answers().isEmpty())) {
      content.append(
          "<p class=\"fine\">By chance: the same map moved elsewhere over the picture. A map may do"
              + " well in all checks and still not show what you think it shows.</p>\n");
    }
    if (!subject.leftOut().isEmpty()) {
      content.append(
          subject.leftOut().stream()
              .map(line -> "<li>" + Html.text(line) + "</li>\n")
              .collect(
                  Collectors.joining(
                      "",
                      "<details><summary>Methods that do not apply here</summary>\n<ul class=\"fine\">\n",
                      "</ul></details>\n")));
    }
    String ending = subject.model().head().activation() == Head.Activation.NONE ? "" : ending();
    String lead =
        explained.isValue()
            ? "What makes " + explained.said() + " larger, measured at the value itself."
            : String.format(
                Locale.ROOT,
                "What speaks for “%s” (p = %.3f), measured at its logit%s.",
                explained.label(),
                explained.probability(),
                ending);
    return Html.section(ID, "Where it looked", lead, content.toString());
  }

  /** What is said of several maps: once for all. */
  private static Set<Note> shared(List<Examination> all) {
    Set<Note> once = new LinkedHashSet<>();
    return all.stream()
        .flatMap(one -> one.heat().notes().stream().distinct())
        .filter(note -> !once.add(note))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String figure(Choice choice, Examination one, Prediction explained, Set<Note> shared) {
    Heatmap heat = one.heat();
    String description =
        one.name()
            + (explained.isValue() ? " for " : " for class ")
            + explained.label()
            + " over the picture: "
            + one.caption().about();
    Heatmap titled = heat.titled(explained.label() + " · " + one.caption().text());
    return Html.figure(
            "<div class=\"heat\">\n"
                + pictures.picture(
                    PagePart.of(ID).by(choice.toString()), plain(titled), description)
                + lines(one.answers())
                + "</div>\n",
            one.name() + ".",
            choice.entry().summary() + " " + choice.entry().caution())
        + Html.notes(heat.notes().stream().filter(note -> !shared.contains(note)).toList());
  }

  /** What the checks say, each with its paper. */
  private static String lines(List<Answer> answers) {
    if (answers.isEmpty()) {
      return "";
    }
    return answers.stream()
        .map(
            answer ->
                "<li>%s <span class=\"paper\">%s, %d</span></li>\n"
                    .formatted(
                        Html.text(answer.sentence()),
                        Html.text(authors(answer)),
                        answer.paper().year()))
        .collect(Collectors.joining("", "<ul class=\"trust\">\n", "</ul>\n"));
  }

  private static String authors(Answer answer) {
    return answer.paper().citation().split(":", 2)[0];
  }

  private static String matrix(Agreement agreement) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < agreement.names().size(); i++) {
      rows.append("<tr><th scope=\"row\">").append(Html.text(agreement.names().get(i)));
      rows.append("</th>");
      for (int j = 0; j < agreement.names().size(); j++) {
        float both = agreement.correlations().at(0, i, j);
        String text = Float.isNaN(both) ? "none" : String.format(Locale.ROOT, "%.2f", both);
        rows.append("<td class=\"n\">").append(text).append("</td>");
      }
      rows.append("</tr>\n");
    }
    String heads =
        agreement.names().stream()
            .map(name -> "<th scope=\"col\" class=\"n\">" + Html.text(name) + "</th>")
            .collect(Collectors.joining());
    return """
    <div class="scroll"><table class="agreement">
    <caption>How far the maps agree: 1 the same order of places, 0 none (rank correlation)</caption>
    <thead><tr><th scope="col">map</th>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    """
        .formatted(heads, rows);
  }

  /** Its notes stand beside it, as text; the picture stands above, once for all. */
  private Picture plain(Heatmap heat) {
    Heatmap silent = heat.silent();
    return new Overlay(Raster.ofBytes("input", subject.scene().requireView()), silent, false);
  }

  private String ending() {
    String name = subject.model().head().activation().name().toLowerCase(Locale.ROOT);
    return ", before the " + name.replace('_', ' ') + " in which the network ends";
  }
}
