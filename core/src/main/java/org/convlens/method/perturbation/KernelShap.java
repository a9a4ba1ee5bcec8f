package org.convlens.method.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Additive;
import org.convlens.method.Finding;
import org.convlens.method.KnobGroup;
import org.convlens.method.Knobs;
import org.convlens.method.Sampling;
import org.convlens.net.Network;
import org.convlens.paper.Paper;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Numeral;
import org.convlens.score.Score;
import org.convlens.score.Scores;
import org.convlens.task.Note;
import org.convlens.task.Run;

/**
 * Shapley values of superpixels: what each adds to the score, averaged over all orders in which
 * they may appear, by a weighted regression over coalitions (Lundberg, Lee 2017). They add up to
 * y(x) − y(x₀), x₀ being the picture with everything hidden.
 */
@About(
    summary = "What each superpixel adds to the score, shared out fairly among all (Shapley).",
    formula =
        "min over φ of Σ π(z) (y(z) − y(x₀) − Σ φᵢzᵢ)², π = (M − 1) / (C(M,s) s (M − s)), Σ φᵢ ="
            + " y(x) − y(x₀)",
    caution =
        "Pieces and filling decide what can be found, most coalitions look like no picture the"
            + " network knows, and with few samples the values waver.",
    compat =
        "Where all coalitions fit in, the Shapley values themselves, as shap's KernelExplainer"
            + " gives them with l1_reg=False (left alone, it keeps ten features only). Otherwise"
            + " coalitions are taken as there: whole sizes from the outermost in, then pairs of"
            + " opposites at random. Captum draws coalitions by their weight and gives the empty"
            + " and the full one a weight of a million; here these two hold exactly.",
    papers = {Paper.LUNDBERG_2017, Paper.ACHANTA_2012})
public record KernelShap(
    @KnobGroup(says = "samples: coalitions of superpixels that are tried, about")
        Superpixelling superpixels)
    implements Sampling, Additive {

  public KernelShap {
    Knobs.validate(KernelShap.class, superpixels);
  }

  @Override
  public Heatmap sample(Network network, Volume input, Score score, Run run) {
    Superpixels pieces = superpixels.of(network, input);
    Volume filling = superpixels.filling(network, input, pieces);
    Coalitions coalitions =
        Coalitions.of(
            pieces.count(),
            Math.max(superpixels.samples(), 2 * pieces.count()),
            new SplittableRandom(run.seed()));
    int planned = coalitions.count();
    run.progress().begin("Kernel SHAP, " + planned + " passes", planned);
    double[] worths =
        Scores.of(
            network,
            score,
            planned,
            k -> pieces.hide(input, coalitions.get(k), filling),
            run.progress());
    run.progress().end();
    long known = Arrays.stream(worths).filter(worth -> !Double.isNaN(worth)).count();
    double[] ends = Scores.of(network, score, List.of(input, filling));
    double[] values = coalitions.values(worths, ends[1], ends[0]);
    List<Note> notes = new ArrayList<>();
    notes.add(
        Note.fact(
            String.format(
                Locale.ROOT,
                "Kernel SHAP: %d superpixels, %s%d coalitions, filled with %s, seed %d.",
                pieces.count(),
                coalitions.isComplete() && known == planned ? "all " : "",
                known,
                superpixels.fill(),
                run.seed())));
    notes.add(
        Note.fact(
            String.format(
                Locale.ROOT,
                "%s: the values add up to %s, the score rises from %s to %s.",
                heading(),
                Numeral.fine(Arrays.stream(values).sum()),
                Numeral.fine(ends[1]),
                Numeral.fine(ends[0]))));
    return new Heatmap("Shapley values of " + score, pieces.paint(values), true, notes);
  }

  @Override
  public double total(Network network, Volume input, Score score) {
    Volume hidden = superpixels.filling(network, input, superpixels.of(network, input));
    double[] ends = Scores.of(network, score, List.of(input, hidden));
    return ends[0] - ends[1];
  }

  /** Each superpixel's value once, though the map holds it for each of its pixels. */
  @Override
  public double sum(Network network, Volume input, Finding finding) {
    Superpixels pieces = superpixels.of(network, input);
    double sum = 0;
    for (Volume map : finding.raw().values()) {
      sum += Arrays.stream(pieces.values(map)).sum();
    }
    return sum;
  }

  @Override
  public String law() {
    return "the score's rise from all superpixels hidden";
  }

  @Override
  public String heading() {
    return "Efficiency";
  }
}
