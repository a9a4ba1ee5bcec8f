package org.convlens.method.perturbation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Baseline;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Sampling;
import org.convlens.net.Head;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Numeral;
import org.convlens.picture.Reading;
import org.convlens.picture.Scale;
import org.convlens.score.PatchedScores;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.task.UsageException;

/**
 * What the score loses when a patch hides part of the picture (Zeiler, Fergus 2013). As a drop,
 * every pixel gets the mean of y(x) − y(xₖ) over the patches k that cover it, patches at the border
 * cut off (Captum's semantics); as a probability, every position gets the probability that is left.
 */
@About(
    summary = "What the score loses when a patch hides part of the picture.",
    formula = "per pixel the mean of y(x) − y(xₖ) over the patches k that cover it",
    caution =
        "The patch is itself something to see: its size and filling change the map, and "
            + "small evidence in two places hides itself.",
    compat =
        "Captum's Occlusion: windows from the corner, the last one cut off, overlaps "
            + "averaged; Xplique leaves the tail out and adds overlaps up. As probability, "
            + "the map of the PyTorch tutorials. Patches are tried from coarse to fine, so "
            + "that a map that is stopped early is coarse but whole.",
    papers = {Paper.ZEILER_FERGUS_2013})
public record Occlusion(
    @Knob(
            value = "side of the patch in pixels; 0 takes a seventh of the shorter side",
            from = 0,
            to = 4096)
        int patch,
    @Knob(value = "pixels between patches; 0 takes half of the patch", from = 0, to = 4096)
        int stride,
    @Knob("what is seen in place of the patch; a number counts after preprocessing") Baseline fill,
    @Knob("what the map shows") Shows shows)
    implements Sampling {
  /** A share of the unoccluded probability that leaves nothing to see on a scale from zero. */
  private static final double MUCH = 0.9;

  /** What the map shows. */
  public enum Shows {
    /** Per pixel, how much the score drops. */
    DROP,
    /** Per position of the patch, the probability of the class that is left. */
    PROBABILITY
  }

  public Occlusion {
    Knobs.validate(Occlusion.class, patch, stride, fill, shows);
    if (patch > 0 && stride > patch && shows == Shows.DROP) {
      throw new UsageException(
          "stride " + stride + " is larger than patch " + patch + ": pixels would be left out");
    }
  }

  /** With patches of one number, after preprocessing. */
  public Occlusion(int patch, int stride, double fill, Shows shows) {
    this(patch, stride, Baseline.of(fill), shows);
  }

  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    PatchGrid grid = grid(input);
    Volume filling = fill.of(network.model(), input);
    Score asked = shows == Shows.PROBABILITY ? probability(network.model().head(), score) : score;
    int[] order = grid.coarseFirst();
    run.progress().begin("Occlusion, " + grid.count() + " passes", grid.count());
    PatchedScores ordered =
        PatchedScores.of(
            network,
            asked,
            input,
            order.length,
            k -> grid.patch(filling, order[k]),
            run.progress());
    run.progress().end();
    double whole = ordered.whole();
    double[] scores = new double[order.length];
    int done = 0;
    for (int k = 0; k < order.length; k++) {
      scores[order[k]] = ordered.copies()[k];
      done += Double.isNaN(scores[order[k]]) ? 0 : 1;
    }
    List<Note> notes = notes(grid, whole, done);
    boolean drop = shows == Shows.DROP;
    double[] filled = grid.filled(scores, whole);
    Volume map = drop ? grid.drops(whole, filled) : grid.positions(filled);
    if (drop) {
      return new Heatmap("drop of " + asked, map, true, notes);
    }
    double least = Scale.of(map).min();
    if (least > MUCH * whole && whole > 0) {
      notes.add(
          Note.warning(
              String.format(
                  Locale.ROOT,
                  "No patch takes much: everywhere at least %s is left. The drop of the logit shows"
                      + " more.",
                  Numeral.fine(least))));
    }
    String what = shows == Shows.PROBABILITY ? "the probability" : asked.toString();
    return new Heatmap("what is left of " + what, map, false, notes)
        .read(Reading.REMAINDER)
        .over(grid.extent())
        .scaled(left(map, whole));
  }

  /** From nothing to what there is without a patch; wider only where that is no positive number. */
  private static Scale left(Volume map, double whole) {
    Scale found = Scale.of(map);
    return whole > 0 && found.min() >= 0
        ? new Scale(0, whole)
        : found.union(new Scale(whole, whole));
  }

  private List<Note> notes(PatchGrid grid, double whole, int done) {
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.fact(
            String.format(
                Locale.ROOT,
                "Patch %d × %d%s, stride %d, filled with %s; without a patch %s is %s.",
                grid.patch(),
                grid.patch(),
                grid.patch() < patch ? ", no larger than the picture" : "",
                grid.stride(),
                fill,
                shows == Shows.PROBABILITY ? "the probability" : "the score",
                Numeral.fine(whole))));
    if (done < grid.count()) {
      notes.add(Note.warning("Positions that are missing are taken from their neighbours."));
    }
    return notes;
  }

  private PatchGrid grid(Volume input) {
    int shorter = Math.min(input.height(), input.width());
    int side = Math.min(patch > 0 ? patch : Math.max(1, shorter / 7), shorter);
    int step = stride > 0 ? stride : Math.max(1, side / 2);
    return new PatchGrid(input.height(), input.width(), side, step, shows == Shows.DROP);
  }

  /**
   * @throws UsageException if the network puts out values
   */
  private static Score probability(Head head, Score score) {
    if (head.isRegression()) {
      throw new UsageException(
          "shows probability: this network puts out values, which have none; draw the drop instead");
    }
    return score.inProbabilities(head);
  }
}
