package org.convlens.trust;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Volume;
import org.convlens.method.Additive;
import org.convlens.method.Explanation;
import org.convlens.paper.Paper;
import org.convlens.picture.Numeral;
import org.convlens.task.Progress;

/**
 * Whether the shares of an {@link Additive} method add up to what they should (completeness,
 * Sundararajan, Taly, Yan 2017; conservation in layer-wise relevance propagation; summation to
 * delta in DeepLIFT; efficiency of Shapley values). Has no level of chance: the gap should be zero.
 */
public record Completeness() implements Check {
  static final String NAME = "completeness";

  /** Whether the method promises a sum at all. */
  static boolean applies(Explanation method) {
    return method instanceof Additive;
  }

  @Override
  public Answer ask(Claim claim, long seed, Progress progress) {
    if (!(claim.method() instanceof Additive method)) {
      throw new IllegalArgumentException(claim.method() + " promises no sum");
    }
    Volume input = claim.scene().input();
    double expected = method.total(claim.network(), input, claim.score());
    double sum = method.sum(claim.network(), input, claim.finding());
    progress.advance(2, "");
    return answer(sum, expected, method.law());
  }

  static Answer answer(double sum, double expected, String law) {
    double gap = sum - expected;
    if (!Double.isFinite(gap)) {
      return Answer.untold(
          NAME,
          "completeness gap",
          "not to be told, the map or the score holds what is no number",
          Paper.SUNDARARAJAN_2017,
          "sum",
          "expected",
          "gap");
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("sum", sum);
    numbers.put("expected", expected);
    numbers.put("gap", gap);
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
    return new Answer(NAME, sentence, numbers, Paper.SUNDARARAJAN_2017);
  }

  @Override
  public Cost cost(Cost method, Pace pace) {
    return pace.passes(2);
  }
}
