package org.convlens.method.gradient;

import java.util.Arrays;
import java.util.List;
import org.convlens.array.Sum;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Baseline;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Batches;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Note;
import org.convlens.task.Run;
import org.convlens.task.StoppedException;

/**
 * (x − x₀) · ∫ ∂y/∂x (x₀ + α (x − x₀)) dα over α = 0..1, by Gauss-Legendre quadrature
 * (Sundararajan, Taly, Yan 2017). The attributions add up to y(x) − y(x₀), but for the gap that the
 * notes report.
 */
@About(
    summary =
        "What each pixel adds on the way from a baseline to the picture; the shares add "
            + "up to the score's rise.",
    formula = "S = (x − x₀) · ∫ ∂y/∂x (x₀ + α (x − x₀)) dα,  α = 0..1",
    caution =
        "The baseline decides: what looks like the baseline gets nothing, such as black "
            + "things on black.",
    compat =
        "Captum's default: 50 points of Gauss and Legendre. zennit sums to the right;"
            + " tf-explain leaves out the factor x − x₀ and takes absolute values.",
    papers = {Paper.SUNDARARAJAN_2017})
public record IntegratedGradients(
    @Knob(value = "points on the way from the baseline", from = 2, to = 1000) int steps,
    @Knob("the picture that stands for nothing there; a number counts after preprocessing")
        Baseline baseline,
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements FromBaseline {

  public IntegratedGradients {
    Knobs.validate(IntegratedGradients.class, steps, baseline, fold);
  }

  /** From a baseline of one number, after preprocessing. */
  public IntegratedGradients(int steps, double baseline, Fold fold) {
    this(steps, Baseline.of(baseline), fold);
  }

  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    Volume start = baseline.of(network.model(), input);
    GaussLegendre quadrature = GaussLegendre.of(steps);
    Sum integral = new Sum(input);
    run.progress().begin("Integrated gradients, " + steps + " passes forward and back", steps);
    for (int k = 0; k < steps; k += Batches.SIZE) {
      List<Double> points =
          Arrays.stream(quadrature.nodes(), k, Math.min(steps, k + Batches.SIZE)).boxed().toList();
      List<Volume> gradients = PixelGradient.between(network, start, input, points, score);
      for (int i = 0; i < gradients.size(); i++) {
        integral.add(gradients.get(i), quadrature.weights()[k + i]);
      }
      run.progress().advance(points.size(), "");
      if (run.progress().cancelled() && k + points.size() < steps) {
        throw new StoppedException(
            "stopped: integrated gradients of a part of the way mean nothing, so nothing is drawn");
      }
    }
    run.progress().end();
    Volume attribution = input.minus(start).times(integral.times(1));
    double[] ends = Scores.of(network, score, List.of(input, start));
    List<Note> notes = List.of(CompletenessNote.note(attribution, ends[0] - ends[1]));
    return new Attribution("integrated gradients of " + score, attribution, notes);
  }
}
