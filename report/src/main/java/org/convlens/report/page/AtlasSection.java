package org.convlens.report.page;

import org.convlens.report.html.Html;

/** What an atlas says of the picture, where one is consulted. */
record AtlasSection(Subject subject, PagePictures pictures) {
  static final String ID = "atlas";

  /** Stands for the map of the atlas among the knobs: a link from the page's own folder. */
  static final String MAP = "map";

  String html() {
    return subject.aside().map(this::html).orElse("");
  }

  private String html(Aside aside) {
    StringBuilder content = new StringBuilder();
    for (Aside.Panel panel : aside.panels()) {
      content.append(
          panel.sheet().isEmpty()
              ? "<p><b>%s</b> %s</p>\n"
                  .formatted(Html.text(panel.heading()), Html.text(panel.sentence()))
              : Html.figure(
                  pictures.picture(
                      PagePart.of(ID).named(panel.name()),
                      panel.sheet().get(),
                      panel.heading() + " " + panel.sentence()),
                  panel.heading(),
                  panel.sentence()));
    }
    content.append(Html.notes(aside.notes()));
    String map = subject.provenance().knobs().getOrDefault(MAP, "");
    if (!map.isEmpty()) {
      content.append(
          "<p><a href=\"%s\">The map of all its pictures</a>, where it lay when this page was written.</p>\n"
              .formatted(Html.text(map)));
    }
    content.append(
        "<p class=\"fine\">These commands tell more:</p>\n<pre><code>%s</code></pre>\n"
            .formatted(Html.text(String.join("\n", aside.commands()))));
    return Html.section(ID, "Among many pictures", aside.lead(), content.toString());
  }
}
