package org.convlens.method;

import org.convlens.array.Volume;
import org.convlens.net.Network;
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
}
