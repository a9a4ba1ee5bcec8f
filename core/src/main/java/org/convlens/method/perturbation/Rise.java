package org.convlens.method.perturbation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Sampling;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.convlens.score.Score;
import org.convlens.score.Scores;
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
    float[] sum = new float[input.area()];
    int done = 0;
    run.progress().begin("RISE, " + masks + " passes", masks);
    while (done < masks && !run.progress().cancelled()) {
      List<Mask> drawn =
          IntStream.range(done, Math.min(masks, done + Scores.BATCH))
              .mapToObj(i -> draw(input.height(), input.width(), random))
              .toList();
      List<Volume> batch =
          drawn.parallelStream().map(mask -> mask.over(input.height(), input.width())).toList();
      double[] scores =
          Scores.masked(network, score, input, batch.size(), batch::get, Progress.SILENT);
      for (int n = 0; n < scores.length; n++) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += (float) (scores[n] * batch.get(n).at(i));
        }
      }
      done += batch.size();
      run.progress().advance(batch.size(), "");
    }
    run.progress().end();
    int made = Math.max(1, done);
    Volume map =
        Volume.of(1, input.height(), input.width(), sum).times((float) (1 / (made * keep)));
    return new Heatmap(
            score + " under " + done + " random masks",
            map,
            false,
            List.of(
                "RISE: "
                    + done
                    + " masks of "
                    + cells
                    + " × "
                    + cells
                    + " cells, seed "
                    + run.seed()
                    + "."))
        .read(Reading.LEVEL);
  }

  private Mask draw(int height, int width, SplittableRandom random) {
    int cellHeight = (height + cells - 1) / cells;
    int cellWidth = (width + cells - 1) / cells;
    Volume grid = Volume.generate(1, cells, cells, (c, y, x) -> random.nextDouble() < keep ? 1 : 0);
    return new Mask(
        grid, cellHeight, cellWidth, random.nextInt(cellHeight), random.nextInt(cellWidth));
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
