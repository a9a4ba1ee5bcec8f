package org.convlens.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.method.filter.Filters;
import org.convlens.method.filter.Filters.Arrangement;
import org.convlens.method.filter.Filters.Normalisation;
import org.convlens.net.Graph;
import org.convlens.net.Network;
import org.convlens.picture.Palette;
import org.convlens.picture.Sheet;
import org.convlens.report.html.Html;

/** The filters of the first convolution. */
record FiltersSection(Subject subject, PagePictures pictures) {
  static final String ID = "filters";

  private static final int MOST_FILTERS = 96;

  String html() {
    Graph graph = subject.model().graph();
    if (graph.nodes().stream().noneMatch(Graph::isConvolution)) {
      return "";
    }
    Filters method =
        new Filters(
            Place.FIRST_CONVOLUTION,
            Arrangement.AUTO,
            Normalisation.LAYER,
            Filters.Order.INDEX,
            0,
            MOST_FILTERS,
            Palette.GREY);
    Map<String, Sheet> sheets = new LinkedHashMap<>();
    for (Map.Entry<String, Network> stage : subject.stages().entrySet()) {
      if (method.look(Scene.of(stage.getValue())).picture() instanceof Sheet sheet) {
        sheets.put(stage.getKey(), sheet);
      }
    }
    String reading =
        "Each square is one filter: it answers where the picture looks like it, and a bright place"
            + " in it wants a bright place in the picture.";
    return Html.section(
        ID,
        "What it looks for first",
        sheets.size() > 1
            ? "The filters of the first convolution, before and after training on one scale."
            : "The filters of the first convolution, on one scale.",
        new StageSheets(sheets).figures(pictures, PagePart.of(ID), reading)
            + Html.notes(List.of()));
  }
}
