package org.convlens.method.portrait;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Crops;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Lens;
import org.convlens.ascent.Nadam;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.PhasePaint;
import org.convlens.method.About;
import org.convlens.method.Finding;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Portrait;
import org.convlens.method.Scene;
import org.convlens.paper.Paper;
import org.convlens.picture.Synthesis;
import org.convlens.picture.Tile;
import org.convlens.score.Score;
import org.convlens.task.Note;

/**
 * Magnitude-constrained optimisation: the spectrum's magnitude is that of natural pictures, 1 /
 * frequency, and only the phases are free (Fel et al. 2023).
 */
@About(
    summary = "What a class or unit wants to see, with the spectrum of natural pictures: MaCo.",
    formula =
        "x = sigmoid(C · irfft2(e^(iφ) / f)),  φ* = argmax over φ of the mean of y over random"
            + " crops of x, smaller and smaller, with noise",
    caution =
        "Its textures look natural because they must, not because the network knows what is"
            + " natural; crops repeat the unit's wish all over the picture.",
    compat =
        "From the same magnitudes and phases Xplique's picture and gradient. As many steps"
            + " and crops and the same rate and crop sizes as there, but no crop leaves the picture"
            + " or is smaller than a quarter of what the network takes; the noise is a share of"
            + " black to white, in Xplique one of the network's unit, with even noise added. Nadam"
            + " warms up as published and as in PyTorch, Keras' and with it Xplique's 250 times as"
            + " fast. The magnitudes are not the mean of ImageNet's pictures, for each colour and"
            + " direction, but 1 / frequency, alike for all: its pictures are like the paper's, not"
            + " the same.",
    papers = {Paper.FEL_2023})
public record Maco(
    @Knob(value = "updates, exactly so many", from = 1, to = 100000) int steps,
    @Knob(value = "step size of the optimiser, Nadam", from = 0, to = 100) double rate,
    @Knob(value = "crops in each update", from = 1, to = 1024) int crops,
    @Knob(value = "side of the crops at the beginning, as a share", from = 0.01, to = 1)
        double largest,
    @Knob(
            value = "side of the crops at the end; a quarter of what the network takes at least",
            from = 0.01,
            to = 1)
        double smallest,
    @Knob(value = "standard deviation of the noise on each crop", from = 0, to = 1) double noise,
    @Knob(value = "rows of the picture; 0 for 16/7 of the network's", from = 0, to = 4096) int size)
    implements Portrait {
  public Maco {
    Knobs.validate(Maco.class, steps, rate, crops, largest, smallest, noise, size);
  }

  @Override
  public boolean needsScore() {
    return true;
  }

  @Override
  public Finding look(Scene scene) {
    Score score = scene.requireScore();
    Lens lens = new Lens(scene.network().model());
    int height = size > 0 ? size : lens.height() * 16 / 7;
    int width = (int) Math.round((double) height * lens.width() / lens.height());
    PhasePaint paint = new PhasePaint(lens.channels(), height, width);
    Climb climb =
        new Climb(
            paint,
            new Crops(height, width, lens.height(), lens.width(), crops, largest, smallest, noise),
            count -> new Nadam(rate, count),
            Penalty.NONE,
            steps);
    Ascent ascent = Easel.climb(climb, new Goal(List.of(score)), crops, scene).asSeen();
    return finding(scene, score, ascent, paint);
  }

  private static Finding finding(Scene scene, Score score, Ascent ascent, PhasePaint paint) {
    Volume made = ascent.pictures().get(0);
    Volume alpha = importance(made, paint.importance());
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.fact(
            score
                + ", as the mean over crops, "
                + Easel.change(ascent.before().get(0), ascent.after().get(0))
                + ". "
                + Easel.verdict(scene.network(), made)));
    notes.addAll(Easel.warnings(ascent, List.of(score.toString())));
    Map<String, Volume> raw = new LinkedHashMap<>();
    raw.put("picture", made);
    raw.put("importance", alpha);
    Volume faded =
        Volume.generate(
            made.channels(),
            made.height(),
            made.width(),
            (c, y, x) -> 0.5f + (made.at(c, y, x) - 0.5f) * alpha.at(0, y, x));
    return new Finding(
        new Synthesis(
            Easel.title(scene.network(), score),
            List.of(
                Tile.of("the picture", made),
                Tile.of("faded to grey where the gradient asked for little", faded)),
            Easel.curve(ascent, score.toString()),
            notes),
        raw,
        ascent.frames().stream().map(f -> f.get(0)).toList());
  }

  /** How much pixels were asked to change, 1 for the 90th percentile and above. */
  private static Volume importance(Volume made, float[] asked) {
    Volume sum =
        Volume.of(made.channels(), made.height(), made.width(), asked).foldChannels(Float::sum);
    float[] sorted = sum.toArray();
    java.util.Arrays.sort(sorted);
    float full = Math.max(1e-20f, sorted[(int) (0.9 * (sorted.length - 1))]);
    return sum.map(v -> Math.min(1, v / full));
  }
}
