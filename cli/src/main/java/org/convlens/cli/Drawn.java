package org.convlens.cli;

import java.util.List;
import java.util.Optional;
import org.convlens.method.Finding;
import org.convlens.picture.Comparison;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Sheet;
import org.convlens.picture.Synthesis;
import org.convlens.report.Provenance;
import org.convlens.score.Prediction;
import org.convlens.trust.Answer;

/**
 * A picture and what it is made of.
 *
 * @param png the whole file, with its provenance
 * @param explained the class that is explained; absent where none is
 * @param answers of the checks that were asked
 */
record Drawn(
    byte[] png,
    Finding finding,
    Optional<Prediction> explained,
    List<Answer> answers,
    Provenance provenance) {
  /** What a reader must know. */
  List<String> notes() {
    if (finding.picture() instanceof Overlay overlay) {
      return overlay.heat().notes();
    }
    if (finding.picture() instanceof Heatmap heat) {
      return heat.notes();
    }
    if (finding.picture() instanceof Comparison layers) {
      return layers.panels().stream()
          .flatMap(panel -> panel.heat().notes().stream().map(note -> panel.name() + ": " + note))
          .toList();
    }
    if (finding.picture() instanceof Synthesis synthesis) {
      return synthesis.notes();
    }
    return finding.picture() instanceof Sheet sheet ? sheet.notes() : List.of();
  }
}
