package org.convlens.gallery;

import java.util.List;
import java.util.stream.Collectors;
import org.convlens.catalog.Listed;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Knobs;
import org.convlens.method.Survey;
import org.convlens.method.health.FilterHealth;

/** The page of the manual about one method, out of the catalogue. */
record ManualPage(Listed entry) {
  String markdown() {
    return "# "
        + entry.name()
        + "\n\n*"
        + entry.family()
        + ".* "
        + entry.summary()
        + "\n\n![What "
        + entry.name()
        + " shows](../gallery/"
        + entry.name()
        + ".png)\n\n"
        + origin()
        + command()
        + "**Formula.** "
        + entry.formula()
        + "\n\n**How it misleads.** "
        + entry.caution()
        + "\n\n**Knobs**\n\n"
        + knobs()
        + compat()
        + papers();
  }

  private String knobs() {
    List<Knobs.Spec> knobs = Knobs.of(entry.defaults());
    return knobs.isEmpty()
        ? "None.\n"
        : "| knob | default | allowed | what it does |\n|---|---|---|---|\n"
            + knobs.stream().map(ManualPage::row).collect(Collectors.joining("\n"))
            + "\n";
  }

  private String compat() {
    return entry.compat().isEmpty() ? "" : "\n**Beside other tools**\n\n" + entry.compat() + "\n";
  }

  /** What readers do not have who want to draw the gallery's picture again. */
  private String origin() {
    if (entry.name().equals("cam")) {
      return "The picture's network is made for it: the built-in one, ended in global average"
          + " pooling.\n\n";
    }
    if (entry.defaults() instanceof FilterHealth) {
      return "The picture is made with sixty digits that the program draws, and, as the network is"
          + " healthy, with stricter thresholds than the defaults: `"
          + String.join(" ", GalleryTest.STRICT)
          + "`.\n\n";
    }
    return entry.defaults() instanceof Survey
        ? "The picture is made with sixty digits that the program draws.\n\n"
        : "";
  }

  private String command() {
    return entry instanceof StudyEntry study
        ? "```\nconvlens " + study.name() + " " + study.arguments() + "\n```\n\n"
        : "";
  }

  private static String row(Knobs.Spec knob) {
    return "| `--"
        + knob.name()
        + "` | "
        + knob.value()
        + " | "
        + knob.domain().replace("|", ", ")
        + " | "
        + knob.sentence()
        + " |";
  }

  private String papers() {
    return entry.papers().isEmpty()
        ? ""
        : "\n**Source**\n\n"
            + entry.papers().stream()
                .map(p -> "- [" + p.citation() + "](" + p.link() + "), " + p.year() + "\n")
                .collect(Collectors.joining());
  }

  static String index(Iterable<Listed> entries) {
    StringBuilder text =
        new StringBuilder("# Methods\n\n| method | question | what it shows |\n|---|---|---|\n");
    for (Listed entry : entries) {
      text.append("| [").append(entry.name()).append("](").append(entry.name()).append(".md) | ");
      text.append(entry.family()).append(" | ").append(entry.summary()).append(" |\n");
    }
    return text.toString();
  }
}
