package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.paper.Paper;
import org.junit.jupiter.api.Test;

class ConclusionTest {
  private static final Volume UP = Volume.generate(1, 4, 4, (c, y, x) -> 4f * y + x);
  private static final Volume LIKE = Volume.generate(1, 4, 4, (c, y, x) -> 4f * y - x);
  private static final Volume FLAT = Volume.zeros(1, 4, 4);

  private static Examination map(String name, Volume map, double rank) {
    Answer answer =
        new Answer(
            "rank",
            "",
            List.of(Detail.of("rank", rank), Detail.of("draws", 20)),
            List.of(),
            Paper.THEILER_1992);
    return new Examination(name, HandClaim.of(UP, map), List.of(answer));
  }

  private static String sentence(Examination... maps) {
    return Conclusion.of(List.of(maps)).map(Conclusion::sentence).orElse("");
  }

  @Test
  void tellsWhichBeatChance() {
    assertThat(sentence(map("a", UP, 1), map("b", LIKE, 1)))
        .isEqualTo(
            "Verdict: a and b beat chance here (rank 1 of 21): the places that a and b share matter to"
                + " this class.");
    assertThat(sentence(map("a", UP, 1), map("b", LIKE, 4), map("c", UP, 9)))
        .isEqualTo(
            "Verdict: a beats chance here (rank 1 of 21); b (rank 4 of 21) and c (rank 9 of 21) do"
                + " not clearly beat chance: only the peaks of a may be read as places that matter to"
                + " this class.");
    assertThat(sentence(map("a", UP, 2)))
        .isEqualTo(
            "Verdict: a (rank 2 of 21) does not clearly beat chance here: where it is bright proves"
                + " nothing.");
  }

  /** One is the other turned over: their rank correlation is −1. */
  @Test
  void tellsWhichContradictEachOther() {
    Examination turned = map("b", UP.times(-1), 1);
    Conclusion verdict = Conclusion.of(List.of(map("a", UP, 1), turned)).orElseThrow();
    assertThat(verdict.contradictions())
        .containsExactly(new Conclusion.Contradiction("a", "b", -1));
    assertThat(verdict.sentence())
        .contains("a and b contradict each other (rank correlation −1.00)")
        .endsWith("believe only places that all of a and b show.");
    assertThat(Conclusion.of(List.of(map("a", UP, 1), map("b", LIKE, 1))).orElseThrow())
        .extracting(Conclusion::contradictions)
        .isEqualTo(List.of());
  }

  @Test
  void saysNothingWhereNothingIsRanked() {
    assertThat(sentence(map("a", FLAT, Double.NaN), map("b", UP, Double.NaN))).isEmpty();
    Examination unasked = new Examination("a", HandClaim.of(UP, UP), List.of());
    assertThat(sentence(unasked)).isEmpty();
    List<Examination> some = new ArrayList<>(List.of(map("a", UP, 1), map("b", FLAT, Double.NaN)));
    some.add(unasked);
    assertThat(sentence(some.toArray(Examination[]::new)))
        .contains("in b and a there is too little to rank");
  }

  /** Rank correlation 0: each bright in a part of the picture of its own. */
  @Test
  void whatIsBrightElsewhereIsNotShared() {
    Volume across = Volume.generate(1, 4, 4, (c, y, x) -> x + 0.01f * y);
    Volume down = Volume.generate(1, 4, 4, (c, y, x) -> y + 0.01f * (x == 0 ? 3 : x - 1));
    assertThat(sentence(map("a", across, 1), map("b", down, 1)))
        .contains("the peaks of each of a and b may be read as places that matter to this class")
        .contains("they do not all show the same ones (least rank correlation ")
        .doesNotContain("share");
    assertThat(sentence(map("a", UP, 3), map("b", UP, 4)))
        .endsWith("where a and b are bright proves nothing.");
  }
}
