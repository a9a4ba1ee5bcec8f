package org.convlens.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.picture.Scale;
import org.convlens.picture.Sheet;
import org.convlens.report.html.Html;
import org.convlens.task.Note;

/** The sheets of one or several networks, of the same sections, side by side. */
record StageSheets(Map<String, Sheet> byStage) {
  private static final int ONE_ROW = 8;
  private static final int MOST_COLUMNS = 16;

  /**
   * One figure per section, its colours meaning the same in all networks.
   *
   * @param part of the page that they are
   */
  String figures(PagePictures pictures, PagePart part, String reading) {
    StringBuilder html = new StringBuilder();
    int sections = byStage.values().iterator().next().sections().size();
    for (int i = 0; i < sections; i++) {
      html.append(
          Html.figure(
              images(pictures, i == 0 ? part : part.named(Integer.toString(i)), i),
              title(i) + ".",
              reading));
    }
    return html.toString();
  }

  /**
   * Sheets of one section, to be unfolded, with what they say.
   *
   * @param open whether they are unfolded from the beginning
   */
  String folded(PagePictures pictures, PagePart part, boolean open) {
    String content = Html.figure(images(pictures, part, 0)) + Html.notes(notes());
    return Html.fold(title(0), open, content);
  }

  private String title(int index) {
    return byStage.values().iterator().next().sections().get(index).title();
  }

  private String images(PagePictures pictures, PagePart part, int index) {
    Optional<Scale> shared = sharedScale(index);
    StringBuilder images = new StringBuilder();
    images.append(byStage.size() > 1 ? "<div class=\"pair\">\n" : "");
    for (Map.Entry<String, Sheet> stage : byStage.entrySet()) {
      Sheet sheet = stage.getValue();
      Sheet.Section section = sheet.sections().get(index);
      Sheet.Section scaled =
          new Sheet.Section("", section.tiles(), columns(section), shared.or(section::scale));
      String label = stage.getKey();
      images.append("<div>");
      images.append(label.isEmpty() ? "" : "<p class=\"stage\">" + Html.text(label) + "</p>\n");
      images
          .append(
              pictures.picture(
                  part.seenBy(label),
                  new Sheet("", List.of(scaled), sheet.palette(), List.of()),
                  section.title() + (label.isEmpty() ? "" : ", " + label)))
          .append("</div>\n");
    }
    images.append(byStage.size() > 1 ? "</div>\n" : "");
    return images.toString();
  }

  /** As many as are large enough to be seen; half as many where two sheets share the width. */
  private int columns(Sheet.Section section) {
    int tiles = section.tiles().size();
    if (byStage.size() == 1) {
      return Math.min(section.columns(), tiles <= ONE_ROW ? ONE_ROW : MOST_COLUMNS);
    }
    if (tiles <= ONE_ROW) {
      return Math.max(1, (tiles + 1) / 2);
    }
    return tiles <= MOST_COLUMNS ? ONE_ROW : (int) Math.ceil(Math.sqrt(2.0 * tiles));
  }

  private Optional<Scale> sharedScale(int index) {
    List<Scale> scales = new ArrayList<>();
    byStage.values().forEach(s -> s.sections().get(index).scale().ifPresent(scales::add));
    return scales.size() < byStage.size() ? Optional.empty() : scales.stream().reduce(Scale::union);
  }

  /** What the sheets say, each with whose sheet it is. */
  List<Note> notes() {
    Set<Note> notes = new LinkedHashSet<>();
    byStage.forEach(
        (stage, sheet) -> {
          for (Note note : sheet.notes()) {
            notes.add(stage.isEmpty() ? note : note.of(capitalised(stage)));
          }
        });
    return List.copyOf(notes);
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
