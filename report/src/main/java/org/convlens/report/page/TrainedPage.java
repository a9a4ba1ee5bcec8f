package org.convlens.report.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.data.LabelledPictures;
import org.convlens.net.Head;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.picture.Picture;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.drawing.Style;
import org.convlens.picture.file.Png;
import org.convlens.report.Version;
import org.convlens.report.html.Html;
import org.convlens.report.html.HtmlPage;
import org.convlens.score.Confusion;
import org.convlens.score.Judged;
import org.convlens.score.Prediction;
import org.convlens.task.Progress;

/**
 * A page about what a training came to: curves, what is right and what is confused, how far the
 * probabilities can be believed, the surest mistakes with where the network looked, and the film.
 * One file that needs nothing else.
 *
 * @param network after its training
 * @param set what it is judged on; at least one picture
 * @param said what the set is to the network, such as {@code test pictures}
 * @param facts how it was trained, by name and in order
 * @param film a page that plays the film, where there is one
 */
public record TrainedPage(
    Network network,
    LabelledPictures set,
    String said,
    Map<String, String> facts,
    Optional<String> film) {
  private static final int AT_ONCE = 64;

  public TrainedPage {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /**
   * Looks at every picture of the set and makes the page.
   *
   * @param progress a step for each picture
   * @throws IOException if a picture cannot be read
   */
  public String html(String title, Progress progress) throws IOException {
    Confusion confusion = judged(progress);
    Model model = network.model();
    String body =
        header(title, confusion)
            + "<main>\n"
            + model.history().map(TrainingSection::curves).orElse("")
            + film.map(TrainedPage::embedded).orElse("")
            + new JudgedSection(confusion, model.labels(), set.classes()).html()
            + new CalibrationSection(confusion).html()
            + new MistakesSection(network, set, confusion).html()
            + "</main>\n"
            + footer();
    return new HtmlPage(title + " · training", HtmlReport.style(), body).html();
  }

  private Confusion judged(Progress progress) throws IOException {
    Model model = network.model();
    Head head = model.head();
    Shape shape = model.graph().inputShape();
    List<Judged> all = new ArrayList<>();
    progress.begin("judging " + said, set.size());
    try {
      for (int from = 0; from < set.size() && !progress.cancelled(); from += AT_ONCE) {
        int to = Math.min(from + AT_ONCE, set.size());
        List<Volume> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
          batch.add(model.preprocessing().apply(set.picture(i), shape.height(), shape.width()));
        }
        try (Trace trace = network.trace(batch, Set.of(head.logits()))) {
          for (int i = from; i < to; i++) {
            Volume scores = trace.at(i - from, head.logits());
            List<Prediction> answers = Prediction.all(head, model.labels(), scores);
            all.add(Judged.of(Integer.toString(i), answers, set.label(i)));
          }
        }
        progress.advance(to - from, "");
      }
    } finally {
      progress.end();
    }
    return new Confusion(all);
  }

  private String header(String title, Confusion confusion) {
    return """
        <header>
        <p class="brand">ConvLens</p>
        <h1>%s</h1>
        <p>What a training came to: <b>%s</b> of %,d %s are taken for what they are.</p>
        <nav aria-label="Parts of this page">%s<a href="#judged">What is right</a>
        <a href="#calibration">How sure it is</a> <a href="#mistakes">Its surest mistakes</a></nav>
        </header>
        """
        .formatted(
            Html.text(title),
            percent(confusion.accuracy()),
            confusion.all().size(),
            Html.text(said),
            parts());
  }

  /** Links to what stands before the verdicts. */
  private String parts() {
    boolean learned = network.model().history().filter(h -> !h.epochs().isEmpty()).isPresent();
    return (learned ? "<a href=\"#" + TrainingSection.ID + "\">How it learned</a>\n" : "")
        + (film.isPresent() ? "<a href=\"#film\">How it came about</a>\n" : "");
  }

  private static String embedded(String page) {
    return Html.section(
        "film",
        "How it came about",
        "The film of the training: play it, or move the slider.",
        "<iframe class=\"film\" title=\"The film of the training\" srcdoc=\""
            + page.replace("&", "&amp;").replace("\"", "&quot;")
            + "\"></iframe>\n");
  }

  private String footer() {
    return """
        <footer>
        <h2>The training</h2>
        <dl>
        %s</dl>
        <p>ConvLens %s made this page.</p>
        </footer>
        """
        .formatted(Html.facts(facts), Version.text());
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A drawn picture for light and for dark surroundings. */
  static String drawn(Picture picture, String description) {
    BufferedImage light = Drawing.draw(picture, Style.LIGHT);
    BufferedImage dark = Drawing.draw(picture, Style.DARK);
    return Html.picture(
        Png.packed(light, Map.of()),
        Png.packed(dark, Map.of()),
        light.getWidth(),
        light.getHeight(),
        description);
  }
}
