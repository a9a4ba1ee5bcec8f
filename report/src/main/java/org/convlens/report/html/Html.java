package org.convlens.report.html;

import java.util.Base64;
import java.util.Map;
import org.convlens.task.Note;

/** Pieces of HTML. */
public final class Html {
  private Html() {}

  /** Text as it may stand in an element or an attribute. */
  public static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Facts by name, in order, as the items of a list of terms. */
  public static String facts(Map<String, String> facts) {
    StringBuilder list = new StringBuilder();
    facts.forEach((name, value) -> list.append(fact(name, text(value))));
    return list.toString();
  }

  /**
   * One item of a list of terms.
   *
   * @param value as HTML
   */
  public static String fact(String name, String value) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(text(name), value);
  }

  /**
   * A picture for light and for dark surroundings, inside the page.
   *
   * @param light a PNG file
   * @param dark a PNG file of the same size
   */
  public static String picture(
      byte[] light, byte[] dark, int width, int height, String description) {
    return """
        <picture>
        <source media="(prefers-color-scheme: dark)" srcset="%s">
        <img src="%s" width="%d" height="%d" alt="%s">
        </picture>
        """
        .formatted(data(dark), data(light), width, height, text(description));
  }

  private static String data(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /** A figure whose caption stands elsewhere. */
  public static String figure(String content) {
    return "<figure>\n" + content + "</figure>\n";
  }

  /**
   * A figure with its caption.
   *
   * @param reading one sentence on how to read it
   */
  public static String figure(String content, String caption, String reading) {
    return """
        <figure>
        %s<figcaption><b>%s</b> %s</figcaption>
        </figure>
        """
        .formatted(content, text(caption), text(reading));
  }

  /**
   * What is shown when its heading is clicked, and on paper.
   *
   * @param open whether it is shown from the beginning
   */
  public static String fold(String heading, boolean open, String content) {
    return """
        <details%s><summary>%s</summary>
        %s</details>
        """
        .formatted(open ? " open" : "", text(heading), content);
  }

  /** A part of the page. */
  public static String section(String id, String heading, String lead, String content) {
    return """
        <section id="%s">
        <h2>%s</h2>
        <p class="lead">%s</p>
        %s</section>
        """
        .formatted(id, text(heading), text(lead), content);
  }

  /** What must be known, a paragraph each. */
  public static String notes(Iterable<Note> notes) {
    StringBuilder html = new StringBuilder();
    for (Note note : notes) {
      String style = note.isWarning() ? "note" : "note fact";
      html.append("<p class=\"" + style + "\" role=\"note\">");
      html.append(text(note.text())).append("</p>\n");
    }
    return html.toString();
  }
}
