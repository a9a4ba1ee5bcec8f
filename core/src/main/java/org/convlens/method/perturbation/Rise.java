package org.convlens.method.perturbation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.convlens.array.Sum;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Sampling;
import org.convlens.net.Batches;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.Run;

/**
 * S = Σₙ y(x · mₙ) · mₙ / (N · keep): random masks m, a grid of cells kept with a probability,
 * enlarged bilinearly to a cell more than the picture each way and cut out at random (Petsiuk, Das,
 * Saenko 2018).
 */
@About(
    summary = "Which places keep the score up, over thousands of random masks; no gradients.",
    formula = "S = Σₙ y(x · mₙ) · mₙ / (N · keep)",
    caution =
        "With few masks it is grainy, and its level means nothing: only differences "
            + "within the map count.",
    compat =
        "The masks and the map are those of the authors' program, as many and as fine as in the"
            + " paper and in Xplique, which divides by how often each pixel was seen instead of how"
            + " often it is expected to be. The paper adds up probabilities; here it is the score"
            + " that is asked for, a logit unless --score \"probability(7)\" or the like is given.",
    papers = {Paper.PETSIUK_2018})
public record Rise(
    @Knob(value = "random masks", from = 1, to = 100000) int masks,
    @Knob(value = "cells of a mask along each side", from = 2, to = 64) int cells,
    @Knob(value = "probability that a cell is kept", from = 0.01, to = 0.99) double keep)
    implements Sampling {

  public Rise {
    Knobs.validate(Rise.class, masks, cells, keep);
  }

  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    List<Mask> drawn =
        Stream.generate(() -> draw(input.height(), input.width(), random)).limit(masks).toList();
    Sum sum = new Sum(Volume.zeros(1, input.height(), input.width()));
    run.progress().begin("RISE, " + masks + " passes", masks);
    int done =
        Batches.each(
            network,
            masks,
            run.progress(),
            (from, to) -> Answers.to(network, score, input, drawn.subList(from, to)),
            (from, answers) -> answers.addTo(sum));
    run.progress().end();
    Volume map = sum.times(1 / (Math.max(1, done) * keep));
    return new Heatmap(
            score + " under " + done + " random masks",
            map,
            false,
            List.of(
                Note.fact(
                    "RISE: "
                        + done
                        + " masks of "
                        + cells
                        + " × "
                        + cells
                        + " cells, seed "
                        + run.seed()
                        + ".")))
        .read(Reading.LEVEL);
  }

  private Mask draw(int height, int width, SplittableRandom random) {
    int cellHeight = (height + cells - 1) / cells;
    int cellWidth = (width + cells - 1) / cells;
    Volume grid = Volume.generate(1, cells, cells, (c, y, x) -> random.nextDouble() < keep ? 1 : 0);
    return new Mask(
        grid, cellHeight, cellWidth, random.nextInt(cellHeight), random.nextInt(cellWidth));
  }

  /** Masks of a picture's size and what a network said under each. */
  private record Answers(List<Volume> masks, double[] scores) {
    static Answers to(Network network, Score score, Volume input, List<Mask> drawn) {
      List<Volume> masks =
          drawn.parallelStream().map(mask -> mask.over(input.height(), input.width())).toList();
      return new Answers(
          masks, Scores.masked(network, score, input, masks.size(), masks::get, Progress.SILENT));
    }

    void addTo(Sum sum) {
      for (int i = 0; i < scores.length; i++) {
        sum.add(masks.get(i), scores[i]);
      }
    }
  }

  /** A grid of zeros and ones, how large a cell of the picture is, and where it is cut. */
  private record Mask(Volume grid, int cellHeight, int cellWidth, int top, int left) {
    Volume over(int height, int width) {
      Volume enlarged =
          Warp.bilinearMirrored(
              grid, (grid.height() + 1) * cellHeight, (grid.width() + 1) * cellWidth);
      return Warp.crop(enlarged, top, left, height, width);
    }
  }
}
