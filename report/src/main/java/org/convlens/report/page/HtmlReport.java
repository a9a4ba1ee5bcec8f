package org.convlens.report.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.net.Model;
import org.convlens.report.FewKinds;
import org.convlens.report.PageHead;
import org.convlens.report.Source;
import org.convlens.report.Version;
import org.convlens.report.html.Html;
import org.convlens.report.html.HtmlPage;
import org.convlens.trust.Examination;

/**
 * A page about one network and one picture: what the network says, where it looked, what is in it,
 * how it learned, what each layer sees. One file that needs nothing else; the same subject gives
 * the same bytes.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * @param listener hears of the heatmaps, the only long work
   */
  public static Page of(Subject subject, Listener listener) {
    PagePictures pictures = PagePictures.of(subject.provenance());
    HeatmapsSection heatmaps = new HeatmapsSection(subject, pictures);
    List<Examination> made = heatmaps.look(listener);
    String body =
        header(subject)
            + "<main>\n"
            + new PredictionSection(subject, pictures).html()
            + heatmaps.html(made)
            + new ContrastSection(subject, pictures).html(listener)
            + new AtlasSection(subject, pictures).html()
            + new TrainingSection(subject, pictures).html()
            + new FiltersSection(subject, pictures).html()
            + new MapsSection(subject, pictures).html()
            + new LayersSection(subject, pictures).html()
            + "</main>\n"
            + footer(subject);
    String head = PageHead.of(subject.having(made.size())) + "\n";
    String html = new HtmlPage(subject.model().name(), head, style(), body).html();
    return new Page(
        html,
        subject.explained(),
        subject.said(),
        subject.judged(),
        Examination.compared(made),
        subject.leftOut(),
        subject.scene().notes(),
        subject.aside());
  }

  /**
   * One of a page's pictures, the whole file; absent if the page has no such.
   *
   * @param subject whose provenance is the picture's, with no more methods than the picture shows
   */
  public static Optional<byte[]> picture(Subject subject, Listener listener) {
    PagePictures pictures = PagePictures.seeking(subject.provenance());
    switch (subject.provenance().knobs().getOrDefault(PagePart.SECTION, "")) {
      case PredictionSection.ID -> new PredictionSection(subject, pictures).html();
      case HeatmapsSection.ID -> {
        HeatmapsSection heatmaps = new HeatmapsSection(subject, pictures);
        heatmaps.html(heatmaps.look(listener));
      }
      case ContrastSection.ID -> new ContrastSection(subject, pictures).html(listener);
      case AtlasSection.ID -> new AtlasSection(subject, pictures).html();
      case TrainingSection.ID -> new TrainingSection(subject, pictures).html();
      case FiltersSection.ID -> new FiltersSection(subject, pictures).html();
      case MapsSection.ID -> new MapsSection(subject, pictures).html();
      case LayersSection.ID -> new LayersSection(subject, pictures).html();
      default -> {
        return Optional.empty();
      }
    }
    return pictures.found();
  }

  /**
   * Whether an atlas that is consulted has a part in it: it has none in pictures of other sections.
   *
   * @param knobs in its provenance
   */
  public static boolean isOfAtlas(Map<String, String> knobs) {
    return !isPicture(knobs) || AtlasSection.ID.equals(knobs.get(PagePart.SECTION));
  }

  /**
   * Whether something is one of a page's pictures, not a page.
   *
   * @param knobs in its provenance
   */
  public static boolean isPicture(Map<String, String> knobs) {
    return knobs.containsKey(PagePart.SECTION);
  }

  private static String header(Subject subject) {
    Model model = subject.model();
    String facts =
        String.format(
            Locale.ROOT,
            "%s in, %d %s out, %,d parameters",
            model.graph().inputShape().toString().replace("N × ", ""),
            model.head().answers(),
            model.head().isRegression()
                ? model.head().answers() == 1 ? "value" : "values"
                : "classes",
            model.graph().parameters());
    return """
        <header>
        <p class="brand">ConvLens</p>
        <h1>%s</h1>
        <p>What this network sees in <b>%s</b>. %s.</p>%s
        <nav aria-label="Parts of this page"><a href="#verdict">What it says</a>
        <a href="#attention">Where it looked</a>%s%s%s
        <a href="#filters">Filters</a> <a href="#maps">Feature maps</a>
        <a href="#anatomy">Layers</a></nav>
        </header>
        """
        .formatted(
            Html.text(model.name()),
            Html.text(fileName(subject.pictureSource())),
            Html.text(facts),
            FewKinds.sentence(model).map(s -> "\n<p>" + Html.text(s) + ".</p>").orElse(""),
            subject.judged().filter(judged -> !judged.isRight()).isPresent()
                ? "\n<a href=\"#contrast\">Why it is wrong</a>"
                : "",
            subject.aside().isPresent() ? "\n<a href=\"#atlas\">Among many</a>" : "",
            model.history().isPresent() ? "\n<a href=\"#schooling\">How it learned</a>" : "");
  }

  /** Without its folders. */
  private static String fileName(Source source) {
    return source.path().map(path -> String.valueOf(path.getFileName())).orElse(source.name());
  }

  private static String footer(Subject subject) {
    StringBuilder facts = new StringBuilder();
    facts.append(Html.fact("network", described(subject.source())));
    facts.append(Html.fact("picture", described(subject.pictureSource())));
    subject
        .provenance()
        .question()
        .atlas()
        .ifPresent(atlas -> facts.append(Html.fact("atlas", described(atlas))));
    for (Map.Entry<String, String> entry : new TreeMap<>(subject.model().metadata()).entrySet()) {
      String name = entry.getKey().replace('_', ' ');
      facts.append(Html.fact(name, Html.text(entry.getValue())));
    }
    return """
        <footer>
        <h2>How this page was made</h2>
        <p>ConvLens %s made it; the same command makes the same page again:</p>
        <pre><code>%s</code></pre>
        <p><code>convlens redraw</code> makes this file again, byte for byte, or one picture that was saved from it: both
        carry how they were made, with the names and folders of the network and the picture.</p>
        <dl>
        %s</dl>
        </footer>
        """
        .formatted(
            Version.text(),
            Html.text(subject.provenance().knobs().getOrDefault(Subject.COMMAND, "")),
            facts);
  }

  private static String described(Source source) {
    return Html.text(source.name())
        + " <span class=\"hash\">SHA-256 "
        + Html.text(source.sha256())
        + "</span>";
  }

  static String style() {
    return HtmlPage.resource(HtmlReport.class, "style.css");
  }
}
