package org.convlens.method;

import org.convlens.array.Volume;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/**
 * An explanation whose numbers are shares of something: they should add up to a known number. How
 * far they miss it says how exact they are.
 */
public interface Additive {
  /**
   * What the shares should add up to.
   *
   * @param input preprocessed
   */
  double total(Network network, Volume input, Score score);

  /** What that is, for people, such as {@code the score's rise from the baseline}. */
  String law();

  /**
   * What the shares add up to: by default all raw numbers.
   *
   * @param input preprocessed, that was explained
   */
  default double sum(Network network, Volume input, Finding finding) {
    return finding.raw().values().stream().mapToDouble(Volume::sum).sum();
  }

  /**
   * The word with which the note on the sum begins: {@code Completeness: the attributions add up
   * ...}. Where the sum is checked and told, the note is left out.
   */
  String heading();

  /** What a finding tells, without what the check of the sum tells as well. */
  default Heatmap withoutSum(Heatmap heat) {
    return heat.silent()
        .noting(heat.notes().stream().filter(n -> !n.text().startsWith(heading() + ": ")).toList());
  }
}
