package org.convlens.trust;

import org.convlens.array.Volume;
import org.convlens.task.Progress;

/**
 * The mean probability of the class while a blurred picture becomes sharp, the most important
 * pixels first (Petsiuk, Das, Saenko 2018). A map that found what counts makes it rise at once.
 *
 * @param steps of equally many pixels; the paper takes as many as the picture has rows
 * @param draws maps of chance that it is compared with
 */
public record Insertion(int steps, int draws) implements Check {
  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    Volume input = claim.scene().input();
    Volume blurred = PictureBlur.of(input);
    return PixelOrder.along(
        "insertion", false, claim, blurred, input, steps, draws, seed, progress);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes((steps + 1L) * (1 + draws));
  }
}
