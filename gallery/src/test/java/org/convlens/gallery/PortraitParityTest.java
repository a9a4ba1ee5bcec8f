package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.ascent.Adam;
import org.convlens.ascent.Ascent;
import org.convlens.ascent.Climb;
import org.convlens.ascent.Dream;
import org.convlens.ascent.EvenSteps;
import org.convlens.ascent.Goal;
import org.convlens.ascent.Nadam;
import org.convlens.ascent.Paint;
import org.convlens.ascent.Penalty;
import org.convlens.ascent.Pigment;
import org.convlens.ascent.PlainPaint;
import org.convlens.ascent.Wander;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.score.Term;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What portraits make large, its gradient, and the pictures of the first updates, as PyTorch
 * computes them from the published formulas and Lucent's pictures: {@code attribution/portrait.py}.
 */
class PortraitParityTest {
  private static final Numbers EXPECTED = Numbers.read("portrait.tsv");
  private static final int SIDE = 12;
  private static final int UPDATES = 6;

  @ParameterizedTest
  @CsvSource({
    "inversion, norm3",
    "inversion, relu4",
    "caricature 1, norm3",
    "caricature 0, relu4",
    "caricature 1, relu4",
    "caricature 2.5, relu4",
    "energy, relu4",
    "channel, relu4",
    "neuron, relu4"
  })
  void objectivesAndTheirGradientsAreTheSame(String objective, String layer) throws IOException {
    try (Network network = Numbers.network()) {
      Graph graph = network.model().graph();
      LayerId at = graph.layer(layer);
      Volume reference = said(network, at);
      Score score = score(objective, at, reference);
      double factor = factor(objective, reference);
      try (Trace trace =
          network.trace(List.of(Numbers.picture()), score.layers(graph), Set.of(graph.input()))) {
        double value = EXPECTED.get(objective + " " + layer)[0];
        assertThat(factor * score.value(graph, trace, 0))
            .isCloseTo(value, within(1e-5 * Math.abs(value)));
        Volume slope = trace.pull(score.slope(graph, trace), graph.input()).get(0);
        EXPECTED.check(slope.times((float) factor), objective + " " + layer + " slope");
      }
    }
  }

  private static Volume said(Network network, LayerId layer) {
    try (Trace trace = network.trace(List.of(Numbers.baseline()), Set.of(layer))) {
      return trace.at(0, layer);
    }
  }

  private static Score score(String objective, LayerId at, Volume reference) {
    return switch (objective) {
      case "inversion" -> Score.of(new Term.Match(at, reference));
      case "energy" -> Score.of(new Term.Energy(at));
      case "channel" -> Score.of(new Term.Channel(at, 3));
      case "neuron" -> Score.of(new Term.Neuron(at, 3, 1, 2));
      default -> Score.of(new Term.Along(at, reference, power(objective)));
    };
  }

  private static double power(String caricature) {
    return Double.parseDouble(caricature.substring("caricature ".length()));
  }

  /**
   * What theirs is of ours. Lucid's caricature is a sum, not a mean, and its cosine leaves out the
   * size of the reference, which is the same for all pictures.
   */
  private static double factor(String objective, Volume reference) {
    if (objective.equals("inversion")) {
      return -1;
    }
    double size = Math.sqrt(reference.times(reference).sum());
    return objective.startsWith("caricature")
        ? reference.size() * Math.pow(size, power(objective))
        : 1;
  }

  /** A picture that begins as it is told. */
  private record Given(Paint paint, float[] begin) implements Paint {
    @Override
    public float[] start(SplittableRandom random) {
      return begin.clone();
    }

    @Override
    public int pixels() {
      return paint.pixels();
    }

    @Override
    public int height() {
      return paint.height();
    }

    @Override
    public void paint(float[] numbers, float[] picture) {
      paint.paint(numbers, picture);
    }

    @Override
    public float[] pull(float[] numbers, float[] picture, float[] slope) {
      return paint.pull(numbers, picture, slope);
    }
  }

  private static Paint paint(String kind) {
    return kind.equals("spectrum")
        ? Pigment.fourier(3, SIDE, SIDE, 1, true)
        : Pigment.pixels(3, SIDE, SIDE, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spectrum", "pixels"})
  void numbersBecomeTheSamePicture(String kind) {
    float[] picture = new float[3 * SIDE * SIDE];
    paint(kind).paint(EXPECTED.get(kind + " start"), picture);
    EXPECTED.check(Volume.of(3, SIDE, SIDE, picture), kind + " picture");
  }

  @ParameterizedTest
  @CsvSource({
    "spectrum, inverted",
    "pixels, inverted",
    "spectrum, overdone",
    "pixels, overdone",
    "spectrum, excited",
    "pixels, excited"
  })
  void updatesMakeTheSamePicture(String kind, String made) throws IOException {
    try (Network network = Numbers.network()) {
      LayerId at = network.model().graph().layer("relu4");
      Score score =
          switch (made) {
            case "inverted" -> score("inversion", at, said(network, at));
            case "overdone" -> score("caricature 1", at, said(network, at));
            default -> Score.logit(1);
          };
      Climb climb =
          new Climb(
              new Given(paint(kind), EXPECTED.get(kind + " start")),
              new Wander(SIDE, SIDE, 0, 0, 0),
              size -> new Adam(0.05, size),
              penalty(made),
              UPDATES);
      Ascent ascent = climb.towards(new Goal(List.of(score)), network, Run.QUIET);
      EXPECTED.check(ascent.pictures().get(0), kind + " " + made);
    }
  }

  @Test
  void dreamingMakesTheSamePicture() throws IOException {
    try (Network network = Numbers.network()) {
      LayerId at = network.model().graph().layer("relu4");
      Dream dream = new Dream(1, 1.3, UPDATES, 3 / 255.0);
      Ascent ascent = dream.of(seen(), Score.energy(at), network, Run.QUIET);
      EXPECTED.check(ascent.pictures().get(0), "dreamt");
    }
  }

  @Test
  void plainAscentMakesTheSamePicture() throws IOException {
    try (Network network = Numbers.network()) {
      LayerId at = network.model().graph().layer("relu4");
      Volume seen = seen();
      Climb climb =
          new Climb(
              new Given(new PlainPaint(seen.size(), SIDE, 0, 0), seen.toArray()),
              new Wander(SIDE, SIDE, 0, 0, 0),
              size -> new EvenSteps(1 / 255.0),
              Penalty.NONE,
              UPDATES);
      Goal goal = new Goal(List.of(Score.of(new Term.Channel(at, 3))));
      EXPECTED.check(climb.towards(goal, network, Run.QUIET).pictures().get(0), "ascended");
    }
  }

  @Test
  void nadamMakesTheSameUpdates() {
    float[] gradients = EXPECTED.get("nadam gradients");
    float[] numbers = new float[4];
    Nadam nadam = new Nadam(1, 4);
    for (int step = 0; step < 5; step++) {
      nadam.climb(numbers, Arrays.copyOfRange(gradients, 4 * step, 4 * step + 4));
    }
    EXPECTED.check(Volume.of(4, 1, 1, numbers), "nadam");
  }

  /** The picture 0..1. */
  private static Volume seen() {
    return Numbers.picture().map(v -> (v + 2.5f) / 5.5f);
  }

  private static Penalty penalty(String made) {
    return switch (made) {
      case "inverted" -> new Penalty(0.4, 0, 2);
      case "excited" -> new Penalty(0, 0.7, 4);
      default -> Penalty.NONE;
    };
  }
}
