package org.convlens.report.page;

import org.convlens.task.Note;

/** Pieces of HTML. */
final class Html {
  private Html() {}

  /** Text as it may stand in an element or an attribute. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A figure whose caption stands elsewhere. */
  static String figure(String content) {
    return "<figure>\n" + content + "</figure>\n";
  }

  /**
   * A figure with its caption.
   *
   * @param reading one sentence on how to read it
   */
  static String figure(String content, String caption, String reading) {
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
  static String fold(String heading, boolean open, String content) {
    return """
        <details%s><summary>%s</summary>
        %s</details>
        """
        .formatted(open ? " open" : "", text(heading), content);
  }

  /** A part of the page. */
  static String section(String id, String heading, String lead, String content) {
    return """
        <section id="%s">
        <h2>%s</h2>
        <p class="lead">%s</p>
        %s</section>
        """
        .formatted(id, text(heading), text(lead), content);
  }

  static String notes(Iterable<Note> notes) {
    StringBuilder html = new StringBuilder();
    for (Note note : notes) {
      String style = note.isWarning() ? "note" : "note fact";
      html.append("<p class=\"" + style + "\" role=\"note\">");
      html.append(text(note.text())).append("</p>\n");
    }
    return html.toString();
  }
}
