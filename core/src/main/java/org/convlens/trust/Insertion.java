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
 * The mean probability of the class while a blurred picture becomes sharp, the most important
 * pixels first (Petsiuk, Das, Saenko 2018). A map that found what counts makes it rise at once.
 */
@About(
    summary = "How fast the class is found while a blurred picture becomes sharp.",
    formula =
        "A as for deletion, over the fractions of pixels that are sharp, the most important first;"
            + " the blur is the paper's kernel, 11 × 11, σ = 5, zeros around the picture; higher is"
            + " better",
    caution =
        "Small pictures survive the blur with half of their evidence, so the curve begins high, and"
            + " a method that finds edges has an easy game: edges are what blurring takes.",
    papers = {Paper.PETSIUK_2018})
public record Insertion(
    @Knob(
            value = "steps of equally many pixels; the paper takes as many as the picture has rows",
            from = 1,
            to = 100000)
        int steps,
    @Knob(value = "maps of chance that it is compared with", from = 1, to = 1000) int draws)
    implements Check {
  static final Measure AREA =
      Measure.higher("insertion", "insertion", "insertion area", Paper.PETSIUK_2018);

  public Insertion {
    Knobs.validate(Insertion.class, steps, draws);
  }

  @Override
  public String name() {
    return "insertion";
  }

  @Override
  public List<Measure> measures() {
    return List.of(AREA);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    Volume input = claim.scene().input();
    return new PixelOrder(this, AREA, steps, draws).along(claim, PictureBlur.of(input), input, run);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes((steps + 1L) * (1 + draws));
  }
}
