package org.convlens.trust;

import org.convlens.array.Volume;
import org.convlens.task.Progress;

/**
 * The mean probability of the class while pixels are replaced by zeros after preprocessing (the
 * mean colour, where the preprocessing subtracts one), the most important first (Petsiuk, Das,
 * Saenko 2018). A map that found what counts makes it fall at once.
 *
 * @param steps of equally many pixels; the paper takes as many as the picture has rows
 * @param draws maps of chance that it is compared with
 */
public record Deletion(int steps, int draws) implements Check {
  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    Volume input = claim.scene().input();
    Volume zeros = Volume.zeros(input.channels(), input.height(), input.width());
    return PixelOrder.along("deletion", true, claim, input, zeros, steps, draws, seed, progress);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes((steps + 1L) * (1 + draws));
  }
}
