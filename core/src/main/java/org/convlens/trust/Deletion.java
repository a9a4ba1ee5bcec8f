package org.convlens.trust;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Engine;
import org.convlens.paper.Paper;
import org.convlens.task.Run;

/**
 * The mean probability of the class while pixels are replaced by zeros after preprocessing (the
 * mean colour, where the preprocessing subtracts one), the most important first (Petsiuk, Das,
 * Saenko 2018). A map that found what counts makes it fall at once.
 */
@About(
    summary = "How fast the class is lost while pixels become zero, the most important first.",
    formula =
        "A = Σ (fₖ − fₖ₋₁) · (pₖ + pₖ₋₁) / 2 over the fractions f of pixels that are zero after"
            + " preprocessing, in equal steps: the mean probability on the way; lower is better",
    caution =
        "A picture with holes is unlike any that the network was trained on, so p may fall because"
            + " of their edges; scattered pixels destroy it faster than blobs, so compare an area"
            + " with its own level of chance, not with that of a finer or coarser map.",
    papers = {Paper.PETSIUK_2018})
public record Deletion(
    @Knob(
            value = "steps of equally many pixels; the paper takes as many as the picture has rows",
            from = 1,
            to = 100000)
        int steps,
    @Knob(value = "maps of chance that it is compared with", from = 1, to = 1000) int draws)
    implements Check {
  static final Measure AREA =
      Measure.lower("deletion", "deletion", "deletion area", Paper.PETSIUK_2018);

  public Deletion {
    Knobs.validate(Deletion.class, steps, draws);
  }

  @Override
  public String name() {
    return "deletion";
  }

  @Override
  public List<Measure> measures() {
    return List.of(AREA);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    Volume input = claim.scene().input();
    Volume zeros = Volume.zeros(input.channels(), input.height(), input.width());
    return new PixelOrder(this, AREA, steps, draws).along(claim, input, zeros, run);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes((steps + 1L) * (1 + draws));
  }
}
