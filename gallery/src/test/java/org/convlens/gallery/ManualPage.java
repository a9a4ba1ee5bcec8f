package org.convlens.gallery;

import java.util.List;
import java.util.stream.Collectors;
import org.convlens.catalog.Listed;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Survey;
import org.convlens.method.health.FilterHealth;

/** The page of the manual about one method, out of the catalogue. */
record ManualPage(Listed entry) {
  /** What stands below the table: words for layers, and what the formulas are written in. */
  private static final String LETTERS =
      """

      ## Layers

      Where a method takes layers, `--layer` names them as `summary` does, by name or number, with commas between, or by a word:

      | word | which layers |
      |---|---|
      | `last-spatial` | the last on the way to the output that has maps of more than one cell; of the classes' own maps the one before |
      | `first-convolution` | the first convolution |
      | `convolutions` | all convolutions |
      | `maps` | all convolution and pooling layers |
      | `all` | all but the input |

      ## Letters

      | letter | what it stands for |
      |---|---|
      | x | the picture as the network gets it, after preprocessing; x(c, i, j) is channel c of the pixel in row i, column j |
      | y | the score that is explained or raised: a class's logit unless another one is asked for |
      | A, Aₖ | what the chosen layer says; its feature map k |
      | g, gₖ | the gradient that comes back to a layer, ∂y/∂A and ∂y/∂Aₖ |
      | ∂y/∂x, ∂y/∂Aₖ | the gradient: how fast the score rises with a pixel, or with a cell of a map |
      | w | a weight, of the network or of the sum that makes a map |
      | S, L | the map that is drawn, pixel by pixel or cell by cell |
      | Σ, E, argmax | sum, mean over random choices, that which makes largest |
      | x₀ | the baseline that stands for nothing; where a picture is made again, the one that was given |
      | m, M | a mask: what of the picture, or of its superpixels, is seen |
      | z, φ, C, s | of portraits: the numbers that are changed, phases, decorrelated colours, what each frequency weighs; LIME and SHAP: z says which superpixels are seen, φ and β what they count |
      """;

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
        + " ([letters](README.md#letters))"
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

  /** The command that draws the picture, as far as readers have what it needs. */
  private String command() {
    String words =
        entry instanceof StudyEntry study
            ? study.name() + " " + study.arguments()
            : entry.name().equals("cam")
                ? "draw cam MODEL IMAGE"
                : "draw " + entry.name() + " digits" + (looks() ? " digit:3" : "") + " --seed 1";
    return "```\nconvlens " + words + "\n```\n\n";
  }

  /** Whether a picture makes a difference. */
  private boolean looks() {
    return entry.defaults() instanceof Method method
        && (method.needsPicture() || method.needsScore());
  }

  private static String row(Knobs.Spec knob) {
    return "| `--"
        + knob.name()
        + "` | "
        + knob.value()
        + " | "
        + knob.domain().text().replace("|", ", ")
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
    return text.append(LETTERS).toString();
  }
}
