package org.convlens.method.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.convlens.array.Sum;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Diagnosis;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Batches;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.paper.Paper;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * The mean of gradients g at x + N(0, σ²) with σ = noise · (max x − min x) (Smilkov et al. 2017);
 * the mean of g² (SmoothGrad²), or their variance (Adebayo et al. 2018).
 */
@About(
    summary = "The mean gradient over noisy copies of the picture: less speckle.",
    formula =
        "gₙ = ∂y/∂x (x + εₙ),  εₙ ~ N(0, σ²),  σ = noise · (max x − min x);  mean: SmoothGrad"
            + " = mean gₙ;  square: SmoothGrad² = mean gₙ²;  variance: VarGrad = mean gₙ² − (mean"
            + " gₙ)²",
    caution = "The noise decides what is smooth: too much of it explains another picture.",
    compat =
        "From the same noise the numbers of Captum's NoiseTunnel, squared and variance too."
            + " Noise relative to the picture's range as in the paper; the NoiseTunnel has 5 samples"
            + " and an absolute 1.0, tf-keras-vis takes the absolute value before the mean.",
    papers = {Paper.SMILKOV_2017, Paper.ADEBAYO_2018})
public record SmoothGrad(
    @Knob(value = "noisy copies of the picture", from = 1, to = 10000) int samples,
    @Knob(
            value = "standard deviation of the noise, as a share of the input's range",
            from = 0,
            to = 10)
        double noise,
    @Knob("what is taken of the gradients: square is SmoothGrad², variance VarGrad")
        Statistic statistic,
    @Knob("how the colour channels of a pixel become one number") Fold fold)
    implements PixelAttribution {

  /** What is taken of the gradients. */
  public enum Statistic {
    MEAN,
    /** SmoothGrad². */
    SQUARE,
    /** VarGrad. */
    VARIANCE
  }

  public SmoothGrad {
    Knobs.validate(SmoothGrad.class, samples, noise, statistic, fold);
  }

  @Override
  public Attribution attribute(Network network, Volume input, Score score, Run run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    double sigma = noise * (input.max() - input.min());
    Sum sum = new Sum(input);
    Sum squares = new Sum(input);
    int done = 0;
    run.progress().begin("SmoothGrad, " + samples + " passes forward and back", samples);
    while (done < samples && !run.progress().cancelled()) {
      List<Volume> noisy = new ArrayList<>();
      for (int i = done; i < Math.min(samples, done + Batches.SIZE); i++) {
        noisy.add(input.map(v -> v + (float) (sigma * random.nextGaussian())));
      }
      for (Volume gradient : PixelGradient.at(network, noisy, score)) {
        sum.add(gradient, 1);
        squares.add(gradient.times(gradient), 1);
      }
      done += noisy.size();
      run.progress().advance(noisy.size(), "");
    }
    run.progress().end();
    double share = 1.0 / Math.max(1, done);
    Volume pixels = taken(sum.times(share), squares.times(share));
    return new Attribution(name() + " of " + score, pixels, notes(network, input, score));
  }

  private static List<Note> notes(Network network, Volume input, Score score) {
    Model model = network.model();
    try (Trace trace = network.trace(List.of(input), score.layers(model.graph()))) {
      return Diagnosis.ofScore(model, score, trace);
    }
  }

  private String name() {
    return switch (statistic) {
      case MEAN -> "smoothed gradient";
      case SQUARE -> "SmoothGrad²";
      case VARIANCE -> "VarGrad";
    };
  }

  private Volume taken(Volume mean, Volume square) {
    return switch (statistic) {
      case MEAN -> mean;
      case SQUARE -> square;
      case VARIANCE -> square.minus(mean.times(mean));
    };
  }
}
