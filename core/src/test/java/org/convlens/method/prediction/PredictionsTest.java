package org.convlens.method.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.catalog.Catalog;
import org.convlens.method.Finding;
import org.convlens.method.Knobs;
import org.convlens.method.Scene;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Head;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.TinyGraphs;
import org.convlens.net.Trace;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Softmax;
import org.convlens.picture.Extent;
import org.convlens.picture.Marked;
import org.convlens.picture.Overlay;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

/** What networks done by hand say, as pictures. */
class PredictionsTest {
  private static final Predictions DEFAULTS = (Predictions) Catalog.entry("predictions").defaults();

  private static Finding look(HandNetwork network, Predictions method) {
    Shape input = network.model().graph().inputShape();
    Volume picture =
        Volume.generate(3, input.height(), input.width(), (c, y, x) -> 20 * y + 10 * x + c);
    return method.look(Scene.of(network, picture));
  }

  private static HandNetwork saying(Graph graph, Labels labels, Volume scores) {
    return HandNetwork.of(graph.inputShape(), x -> scores, (x, seed) -> seed)
        .with(TinyGraphs.model(graph).withLabels(labels));
  }

  private static Graph classifier() {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, 2, 2));
    return b.build(input, b.add("logits", new Flatten(1), List.of(input), List.of()));
  }

  @Test
  void aClassifiersClassesStandByTheirProbability() {
    Labels twelve = new Labels(List.of("abcdefghijkl".split("")));
    float[] logits = new float[12];
    logits[4] = 3;
    logits[7] = 2;
    Finding found = look(saying(classifier(), twelve, Volume.of(12, 1, 1, logits)), DEFAULTS);
    Marked picture = (Marked) found.picture();
    assertThat(picture.legend()).hasSize(8);
    assertThat(picture.legend().get(0).text()).isEqualTo("e");
    double all = Math.exp(3) + Math.exp(2) + 10;
    assertThat(picture.legend().get(1).share().orElseThrow())
        .isCloseTo(Math.exp(2) / all, within(1e-6));
    assertThat(picture.boxes()).isEmpty();
  }

  private static Graph segmenter() {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, 2, 4));
    return b.build(input, b.add("logits", new Identity(), List.of(input), List.of()));
  }

  /** Class 1 in the right half, class 2 in one cell, the ground elsewhere. */
  private static final Volume MAPS =
      Volume.generate(
          3, 2, 4, (c, y, x) -> c == 1 && x > 1 ? 2 : c == 2 && y + x == 0 ? 5 : c == 0 ? 1 : 0);

  @Test
  void eachCellIsPaintedInTheColourOfItsLikeliestClass() {
    Labels labels = Labels.of("background", "road", "car");
    Marked picture = (Marked) look(saying(segmenter(), labels, MAPS), DEFAULTS).picture();
    assertThat(picture.cells().orElseThrow().toArray()).containsExactly(1, -1, 0, 0, -1, -1, 0, 0);
    assertThat(picture.legend())
        .extracting(Marked.Entry::text, Marked.Entry::colour)
        .containsExactly(
            Tuple.tuple("road", 0), Tuple.tuple("background", -1), Tuple.tuple("car", 1));
    assertThat(picture.legend().get(0).share()).hasValue(.5);
    assertThat(picture.title())
        .isEqualTo("The network sees road in 50.0 % of the cells, and 2 more");
  }

  @Test
  void classesBeyondTheFirstAreCounted() {
    Predictions one = Knobs.with(DEFAULTS, Map.of("top", "1"));
    Marked picture =
        (Marked) look(saying(segmenter(), Labels.of("a", "b", "c"), MAPS), one).picture();
    assertThat(picture.legend()).hasSize(1);
    assertThat(picture.notes()).contains(Note.fact("2 classes with fewer cells are not painted."));
  }

  @Test
  void valuesInCellsAreAMap() {
    Graph graph = segmenter();
    HandNetwork network =
        HandNetwork.of(graph.inputShape(), x -> MAPS, (x, seed) -> seed)
            .with(TinyGraphs.model(graph).withReading(Head.Reading.REGRESSION));
    Overlay overlay = (Overlay) look(network, DEFAULTS).picture();
    assertThat(overlay.heat().map().toArray()).containsExactly(1, 1, 1, 1, 1, 1, 1, 1);
  }

  /** A detector of four boxes and two classes: what its two outputs say is given. */
  private record Detector(Model model, Map<LayerId, Volume> said) implements Network {
    static Detector saying(Volume scores, Volume corners) {
      Graph.Builder b = new Graph.Builder();
      LayerId input = b.input("input", Shape.maps(3, 10, 20));
      LayerId flat =
          b.add("flat", new Reshape(Shape.of(Shape.BATCH, 100, 6)), List.of(input), List.of());
      LayerId few = b.add("few", new Slice(1, 0, 4, 1), List.of(flat), List.of());
      LayerId logits = b.add("logits", new Slice(2, 0, 2, 1), List.of(few), List.of());
      LayerId shares = b.add("shares", Softmax.over(2), List.of(logits), List.of());
      LayerId places = b.add("places", new Slice(2, 2, 6, 1), List.of(few), List.of());
      Graph graph = b.build(input, List.of(shares, places));
      Model model = TinyGraphs.model(graph).withLabels(Labels.of("nothing", "face"));
      return new Detector(model, Map.of(logits, scores, places, corners));
    }

    @Override
    public Network with(Backward rule) {
      return this;
    }

    @Override
    public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
      return new Trace() {
        @Override
        public int items() {
          return 1;
        }

        @Override
        public Volume at(int item, LayerId layer) {
          return Objects.requireNonNull(said.get(layer));
        }

        @Override
        public Map<LayerId, List<Volume>> pull(Map<LayerId, List<Volume>> seeds, Set<LayerId> wrt) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Trace resume(LayerId layer, List<Volume> replaced) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }

  private static final Volume SURE = Volume.of(8, 1, 1, 0, 9, 0, 8, 0, 7, 5, 0);

  /** The second covers the first, the fourth is nothing. */
  @Test
  void boxesHaveTheirNumbersAndLieWhereTheNetworkSays() {
    Volume corners =
        Volume.of(16, 1, 1, 0, 0, .5f, .5f, 0, 0, .5f, .4f, .5f, .5f, 1, 1, 0, 0, 1, 1);
    Volume picture = Volume.zeros(3, 10, 20);
    Finding found = DEFAULTS.look(Scene.of(Detector.saying(SURE, corners), picture));
    Marked marked = (Marked) found.picture();
    assertThat(marked.boxes())
        .containsExactly(
            new Marked.Box("0", new Extent(0, 0, 5, 10), 0),
            new Marked.Box("2", new Extent(5, 10, 5, 10), 0));
    assertThat(marked.legend())
        .extracting(Marked.Entry::text)
        .containsExactly("box 0: face", "box 2: face");
    assertThat(marked.notes())
        .anyMatch(
            note ->
                note.text()
                    .startsWith("Boxes are read from 'places' as left, top, right, bottom, as"));
    assertThat(found.facts().get("boxes")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2);
  }

  @Test
  void boxesWithoutPlacesAreListed() {
    Volume offsets = Volume.generate(16, 1, 1, (c, y, x) -> c % 3 - 2);
    Volume picture = Volume.zeros(3, 10, 20);
    Finding found = DEFAULTS.look(Scene.of(Detector.saying(SURE, offsets), picture));
    Marked marked = (Marked) found.picture();
    assertThat(marked.boxes()).isEmpty();
    assertThat(marked.legend()).hasSize(3);
    assertThat(marked.notes())
        .anyMatch(note -> note.text().contains("are no places in the picture"));
  }
}
