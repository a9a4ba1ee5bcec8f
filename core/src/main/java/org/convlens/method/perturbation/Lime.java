package org.convlens.method.perturbation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.method.Sampling;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * A linear model of the score around the picture: superpixels are shown or hidden at random, and a
 * ridge regression weighed by nearness says what each counts (Ribeiro, Singh, Guestrin 2016). As in
 * the authors' program for pictures: shown with probability ½, distance 1 − cosine, kernel
 * √exp(−d²/width²), ridge 1; but SLIC instead of quickshift, and the score is a logit.
 */
@About(
    summary = "What each superpixel counts in a linear model of the score around this picture.",
    formula =
        "min over β of Σ π(z) (y(z) − β₀ − Σ βᵢzᵢ)² + ridge · Σ βᵢ²,  π = √exp(−d²/width²), d = 1 −"
            + " cos(z, 1)",
    caution =
        "Another seed, another cut or another filling may tell another story; with a low R² the"
            + " linear model does not describe the network at all.",
    compat =
        "The weights are those of the lime package from the same pieces and samples: half of the"
            + " pieces shown, its kernel on the cosine distance, a ridge of 1. It cuts with"
            + " quickshift and not with SLIC, explains probabilities and not logits, and shows a"
            + " hidden piece as its own mean (--fill superpixel). Captum's Lime has the same"
            + " kernel, of width 1, but between pictures instead of lists of pieces, and fits a"
            + " Lasso unless told otherwise.",
    papers = {Paper.RIBEIRO_2016, Paper.ACHANTA_2012})
public record Lime(
    @KnobGroup Superpixelling superpixels,
    @Knob(value = "width of the nearness kernel", from = 0.01, to = 100) double width,
    @Knob(value = "how strongly the regression punishes large weights", from = 0, to = 1e6)
        double ridge)
    implements Sampling {

  public Lime {
    Knobs.validate(Lime.class, superpixels, width, ridge);
  }

  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    Superpixels pieces = superpixels.of(network, input);
    Volume filling = superpixels.filling(network, input, pieces);
    int samples = superpixels.samples();
    boolean[][] shown = draw(pieces.count(), new SplittableRandom(run.seed()));
    run.progress().begin("LIME, " + samples + " passes", samples);
    double[] scores =
        Scores.of(
            network, score, samples, k -> pieces.hide(input, shown[k], filling), run.progress());
    run.progress().end();
    LocalModel model = LocalModel.fit(shown, scores, nearness(shown), ridge);
    String note =
        String.format(
            Locale.ROOT,
            "LIME: %d superpixels, %d samples, filled with %s, seed %d; the linear model explains"
                + " R² = %.2f of the score nearby.",
            pieces.count(),
            Arrays.stream(scores).filter(Double::isFinite).count(),
            superpixels.fill(),
            run.seed(),
            model.explained());
    Volume map = pieces.paint(model.weights());
    return new Heatmap("weights for " + score, map, true, List.of(Note.fact(note)));
  }

  /** The first shows everything. */
  private boolean[][] draw(int pieces, SplittableRandom random) {
    boolean[][] shown = new boolean[superpixels.samples()][pieces];
    Arrays.fill(shown[0], true);
    for (int n = 1; n < shown.length; n++) {
      for (int i = 0; i < pieces; i++) {
        shown[n][i] = random.nextBoolean();
      }
    }
    return shown;
  }

  private double[] nearness(boolean[][] shown) {
    double[] weights = new double[shown.length];
    for (int n = 0; n < weights.length; n++) {
      int ones = 0;
      for (boolean one : shown[n]) {
        ones += one ? 1 : 0;
      }
      double distance = 1 - Math.sqrt((double) ones / shown[n].length);
      weights[n] = Math.sqrt(Math.exp(-distance * distance / (width * width)));
    }
    return weights;
  }
}
