package org.convlens.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;

class RandomisationTest {
  private static final HandNetwork NETWORK =
      HandNetwork.of(Shape.maps(3, 8, 8), x -> Volume.zeros(4, 8, 8), (x, seed) -> x);

  /** Opens whatever model as a network that says nothing, but knows its model. */
  private static final Engine ENGINE =
      new Engine() {
        @Override
        public Network open(Model model) {
          return NETWORK.with(model);
        }

        @Override
        public Learner learner(Graph graph, Learner.Settings settings) {
          throw new AssertionError("nobody learns here");
        }
      };

  /** Shows a layer's weights. */
  private record Weights(String layer) implements Explanation {
    @Override
    public Heatmap explain(Network network, Volume input, Score score) {
      Graph graph = network.model().graph();
      Tensor weights = graph.node(graph.layer(layer)).weights().get(0);
      Volume map = Volume.of(1, 1, weights.size(), weights.toFloats());
      return new Heatmap("weights", map, false, List.of());
    }
  }

  private static Answer ask(Explanation method) {
    Network network = ENGINE.open(TinyGraphs.model(TinyGraphs.classifier()));
    Scene scene = Scene.of(network, Volume.zeros(3, 8, 8));
    return new Randomisation(2)
        .ask(Claim.of(scene, 1, method), ENGINE, new Run(1, Progress.SILENT));
  }

  @Test
  void aMapOfWhatWasLearnedChanges() {
    Answer answer = ask(new Weights("conv1"));
    assertThat(answer.details())
        .contains(
            new Detail.Words("layers", List.of("dense", "conv1")),
            Detail.of("scrambled", List.of(1.0, 2.0)));
    List<Double> similarities = answer.numbers("similarities");
    assertThat(similarities.get(0)).isEqualTo(1.0);
    assertThat(similarities.get(1)).isBetween(-.3, .3);
  }

  @Test
  void aMapOfNothingLearnedFails() {
    Volume edges = Volume.of(1, 1, 3, 1, 3, 2);
    assertThat(ask(new HandClaim.Shows(edges, false)).sentence())
        .startsWith("randomisation: fails")
        .contains("1.00, 1.00 as 1, 2 of 2 layers forget");
  }

  private static String told(boolean signed, double... similarities) {
    List<Randomisation.Stage> stages = new java.util.ArrayList<>();
    for (double similarity : similarities) {
      stages.add(new Randomisation.Stage("conv", stages.size() + 1, similarity, .9));
    }
    return new Randomisation(6).answer(stages, similarities.length, signed).sentence();
  }

  @Test
  void theMeanOfTheFirstHalfDecides() {
    assertThat(told(false, .8, .61, 0, 0)).startsWith("randomisation: fails");
    assertThat(told(false, .8, .59, 1, 1)).startsWith("randomisation: in doubt");
    assertThat(told(false, .8, .39, 1)).startsWith("randomisation: passes").endsWith("by chance)");
  }

  @Test
  void theSameMapTurnedOverIsNoOther() {
    assertThat(told(true, -.9, -.9)).startsWith("randomisation: fails");
  }

  @Test
  void outlinesThatStayAreTold() {
    assertThat(told(true, .1, -.1))
        .startsWith("randomisation: passes")
        .endsWith("; its outlines stay, whatever was learned: 0.90 without signs");
  }

  @Test
  void mapsThatAreMostlyEmptyTellNothing() {
    assertThat(told(false, .9, Double.NaN, .9)).contains("not to be told", "0.90, none, 0.90 as");
  }

  @Test
  void anEmptyMapTellsNothing() {
    Volume empty = Volume.zeros(1, 2, 2);
    assertThat(ask(new HandClaim.Shows(empty, false)).sentence())
        .isEqualTo("randomisation: nothing to compare, the map is the same everywhere");
  }

  /** Three maps, and 1 + 2 + 3 layers that are levelled one after the other. */
  @Test
  void openingNetworksTakesLongerThanPasses() {
    Pace pace = new Pace(0.1, 0, 0, 0.5, 3);
    Cost cost = new Randomisation(3).cost(new Cost(10, 2), pace);
    assertThat(cost.passes()).isEqualTo(36);
    assertThat(cost.seconds()).isEqualTo(3 * 2 + 6 * 0.5);
  }

  @Test
  void theStagesAreSpreadOverTheLayers() {
    assertThat(new Randomisation(6).counts(26)).containsExactly(1, 6, 11, 16, 21, 26);
    assertThat(new Randomisation(6).counts(2)).containsExactly(1, 2);
    assertThat(new Randomisation(6).counts(1)).containsExactly(1);
  }
}
