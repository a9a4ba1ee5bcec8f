package org.convlens.trust;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Volume;
import org.convlens.method.About;
import org.convlens.method.Additive;
import org.convlens.method.Explanation;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.paper.Paper;
import org.convlens.picture.Numeral;
import org.convlens.task.Run;

/**
 * Whether the shares of an {@link Additive} method add up to what they should (completeness,
 * Sundararajan, Taly, Yan 2017; conservation in layer-wise relevance propagation; summation to
 * delta in DeepLIFT; efficiency of Shapley values). Has no level of chance: the gap should be zero.
 */
@About(
    summary = "Whether the shares of a method that promises a sum add up to it.",
    formula =
        "gap = Σ shares − (y(x) − y(x₀)); of layer-wise relevance propagation Σ relevance − y(x)",
    caution =
        "A small gap says that the sum is computed exactly, not that it is shared out rightly; with"
            + " LRP biases and stabilisers take a part by design, and Kernel SHAP's regression is"
            + " bound to the sum, however few its coalitions.",
    papers = {Paper.SUNDARARAJAN_2017, Paper.LUNDBERG_2017})
public record Completeness() implements Check {
  static final String NAME = "completeness";

  /** The gap's size over that of what the sum should be. */
  private static final Measure RELATIVE =
      Measure.lower("gap", "gap", "completeness gap", Paper.SUNDARARAJAN_2017).inPercents();

  private static final String SUM = "sum";
  private static final String EXPECTED = "expected";
  private static final String GAP = "gap";

  @Override
  public String name() {
    return NAME;
  }

  /** Whether the method promises a sum at all. */
  @Override
  public boolean applies(Explanation method, Head head) {
    return method instanceof Additive;
  }

  @Override
  public List<Measure> measures() {
    return List.of(RELATIVE);
  }

  @Override
  public Answer ask(Claim claim, Engine engine, Run run) {
    if (!(claim.method() instanceof Additive method)) {
      throw new IllegalArgumentException(claim.method() + " promises no sum");
    }
    Volume input = claim.scene().input();
    double expected = method.total(claim.network(), input, claim.score());
    double sum = method.sum(claim.network(), input, claim.finding());
    run.progress().advance(2, "");
    return answer(sum, expected, method.law());
  }

  Answer answer(double sum, double expected, String law) {
    double gap = sum - expected;
    if (!Double.isFinite(gap)) {
      return Answer.untold(
          this,
          "completeness gap",
          "not to be told, the map or the score holds what is no number",
          List.of(SUM, EXPECTED, GAP),
          RELATIVE);
    }
    String share = expected == 0 ? "" : ", " + Numeral.of(100 * Math.abs(gap / expected)) + " %";
    String sentence =
        String.format(
            Locale.ROOT,
            "completeness gap %s%s (the shares add up to %s; %s is %s)",
            Numeral.of(gap),
            share,
            Numeral.fine(sum),
            law,
            Numeral.fine(expected));
    return Answer.of(
        this,
        sentence,
        List.of(Detail.of(SUM, sum), Detail.of(EXPECTED, expected), Detail.of(GAP, gap)),
        RELATIVE.at(expected == 0 ? Double.NaN : Math.abs(gap / expected)));
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes(2);
  }
}
