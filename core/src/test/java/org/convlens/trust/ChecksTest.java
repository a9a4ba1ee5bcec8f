package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.net.Head;
import org.convlens.task.Run;
import org.convlens.task.StopsAfter;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Volume WEIGHTS = Volume.of(1, 1, 4, 1, 4, 2, 0);

  @Test
  void areNamed() {
    assertThat(Catalog.checks("quick")).isSameAs(Catalog.QUICK);
    assertThat(Catalog.checks("NONE")).isSameAs(Checks.NONE);
    assertThatThrownBy(() -> Catalog.checks("some"))
        .isInstanceOf(UsageException.class)
        .hasMessage("trust 'some': must be none, brief, quick or full");
  }

  @Test
  void whatIsFinishedBeforeTheStopIsKept() {
    Claim claim = HandClaim.of(WEIGHTS, WEIGHTS);
    List<Check> all = Catalog.QUICK.of(claim.method(), claim.network().model().head());
    Check first = all.get(0);
    long deletion = first.cost(Cost.NONE, new Pace(0, 0, 0, 0, 0)).passes();
    assertThat(asked(claim, deletion + 1)).extracting(Answer::check).containsExactly("deletion");
    assertThat(asked(claim, 1)).isEmpty();
    assertThat(asked(claim, Long.MAX_VALUE)).hasSameSizeAs(all);
  }

  private static List<Answer> asked(Claim claim, long steps) {
    return Catalog.QUICK.ask(claim, HandClaim.NO_ENGINE, 0, new StopsAfter(steps));
  }

  @Test
  void workThatIsStoppedGivesNoHalfAnswers() {
    Claim claim = HandClaim.of(WEIGHTS, WEIGHTS);
    Run stopped = new Run(0, new StopsAfter(0));
    for (Check check : List.of(new Deletion(2, 1), new Insertion(2, 1), new Road(0, 1))) {
      assertThat(check.ask(claim, HandClaim.NO_ENGINE, stopped).sentence()).isNotBlank();
    }
  }

  /** A share of a value means nothing: it may be zero or negative. */
  @Test
  void ofARegressionNoConfidenceIsAsked() {
    var graph = HandClaim.network(WEIGHTS).model().graph();
    Head values = Head.of(graph, Head.Reading.REGRESSION);
    var method = new HandClaim.Shows(WEIGHTS, false);
    assertThat(Catalog.QUICK.of(method, Head.of(graph)))
        .extracting(Check::name)
        .contains("drop", "deletion");
    assertThat(Catalog.QUICK.of(method, values))
        .extracting(Check::name)
        .contains("deletion")
        .doesNotContain("drop");
  }

  /** These need more than passes: guesses of pixels, networks that are opened. */
  @Test
  void onlyTheFullOnesAreLong() {
    assertThat(Catalog.QUICK.areLong()).isFalse();
    assertThat(Catalog.FULL.areLong()).isTrue();
    assertThat(Catalog.checks())
        .allMatch(entry -> entry.quick().map(quick -> !quick.isLong()).orElse(true));
  }
}
