package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.net.Network;
import org.convlens.picture.Extent;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Reading;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  private static final float NONE = Float.NaN;

  private static Heatmap map(float... values) {
    return new Heatmap("", Volume.of(1, 1, values.length, values), false, List.of());
  }

  private static Volume over(Heatmap heat, int width) {
    return Importance.of(heat).over(1, width);
  }

  @Test
  void whereLittleIsLeftIsWhatCounts() {
    Heatmap left = map(.9f, .1f, .5f).read(Reading.REMAINDER);
    assertThat(PlaceRanking.of(over(left, 3), 0).order()).containsExactly(1, 2, 0);
    assertThat(PlaceRanking.of(over(map(.9f, .1f, .5f), 3), 0).order()).containsExactly(0, 2, 1);
  }

  @Test
  void cellsLieWhereTheirExtentSays() {
    Heatmap part = map(1, 3).over(new Extent(0, 2, 1, 2));
    assertThat(over(part, 6)).isEqualTo(Volume.of(1, 1, 6, NONE, NONE, 1, 3, NONE, NONE));
    assertThat(over(map(1, 3), 2)).isEqualTo(Volume.of(1, 1, 2, 1, 3));
  }

  /** A cell that is two pixels wide has its middle between them. */
  @Test
  void cellsBetweenPixelsAreMixed() {
    Heatmap part = map(0, 4).over(new Extent(0, 1, 1, 4));
    assertThat(over(part, 6)).isEqualTo(Volume.of(1, 1, 6, NONE, 0, 1, 3, 4, NONE));
  }

  @Test
  void whatIsNotFiniteIsNoNumber() {
    Heatmap holes = map(1, Float.POSITIVE_INFINITY, 2, NONE);
    assertThat(Importance.of(holes).cells()).isEqualTo(Volume.of(1, 1, 4, 1, NONE, 2, NONE));
    assertThat(Importance.of(holes).blank()).isEmpty();
  }

  @Test
  void saysWhyNothingCanBeRanked() {
    assertThat(Importance.of(map(0, 0, 0)).blank()).contains("the map is the same everywhere");
    assertThat(Importance.of(map(7, NONE, 7)).blank()).contains("the map is the same everywhere");
    assertThat(Importance.of(map(3, 3.000001f)).blank()).contains("the map is the same everywhere");
    assertThat(Importance.of(map(NONE, NONE)).blank()).contains("the map holds no numbers");
    assertThat(Importance.of(map(1e-20f, 2e-20f)).blank()).isEmpty();
  }

  @Test
  void aBlankMapHasNothingToRankInAnyLine() {
    Volume weights = Volume.of(1, 1, 4, 1, 4, 2, 0);
    Claim claim = HandClaim.of(weights, Volume.zeros(1, 1, 4));
    for (Check check :
        List.of(new Deletion(4, 2), new Insertion(4, 2), new ConfidenceDrop(2), new Road(0, 2))) {
      Answer answer = check.ask(claim, HandClaim.NO_ENGINE, new Run(5, Progress.SILENT));
      assertThat(answer.sentence())
          .containsPattern(": nothing to (rank|show), the map is the same everywhere$");
      assertThat(answer.number("chance")).isNaN();
    }
  }

  /**
   * Of eight columns the sixth speaks for the class. Patches of one column: the probability map is
   * lowest there, and does as well as the map of the drop.
   */
  @Test
  void occlusionsProbabilitiesAreReadAsItsDropsAre() {
    Volume weights = Volume.of(1, 1, 8, 0, 0, .1f, .2f, 0, 4, .3f, 0);
    Claim drop = claim(weights, new Occlusion(1, 1, 0, Occlusion.Shows.DROP));
    Claim left = claim(weights, new Occlusion(1, 1, 0, Occlusion.Shows.PROBABILITY));
    assertThat(left.heat().map().argmax()).isNotEqualTo(5);
    Deletion deletion = new Deletion(8, 1);
    double area = deletion.ask(left, HandClaim.NO_ENGINE, Run.QUIET).number("area");
    assertThat(area).isEqualTo(deletion.ask(drop, HandClaim.NO_ENGINE, Run.QUIET).number("area"));
  }

  private static Claim claim(Volume weights, Explanation method) {
    Network network = HandClaim.network(weights);
    Volume white = Volume.generate(3, 1, weights.width(), (c, y, x) -> 255);
    return Claim.of(Scene.of(network, white), 0, method);
  }

  @Test
  void mapsAreComparedWhereBothHaveCells() {
    Importance left = Importance.of(map(1, 2, 3, 4).over(new Extent(0, 0, 1, 4)));
    Importance right = Importance.of(map(9, 8, 1, 2).over(new Extent(0, 2, 1, 4)));
    assertThat(left.correlation(right, 1, 6)).isEqualTo(-1);
    Importance beyond = Importance.of(map(9, 8).over(new Extent(0, 4, 1, 2)));
    assertThat(left.correlation(beyond, 1, 6)).isNaN();
  }
}
