package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.method.Sampling;
import org.convlens.method.perturbation.Fill;
import org.convlens.method.perturbation.KernelShap;
import org.convlens.method.perturbation.Lime;
import org.convlens.method.perturbation.Rise;
import org.convlens.method.perturbation.Superpixelling;
import org.convlens.net.Network;
import org.convlens.score.Score;
import org.convlens.task.Note;
import org.convlens.task.Progress;
import org.convlens.task.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers of the lime and shap packages and of RISE's authors, from the same pieces, samples
 * and masks: {@code attribution/perturbation.py} runs them.
 */
class PerturbationParityTest {
  private static final Numbers EXPECTED = Numbers.read("perturbation.tsv");
  private static final Score SCORE = Score.logit(1);

  /** Gives ten pieces. */
  private static final int SEGMENTS = 8;

  static Stream<Arguments> methods() {
    return Stream.of(
        Arguments.of("lime zero", new Lime(pieces(60, Fill.ZERO), 0.25, 1)),
        Arguments.of("lime zero wide", new Lime(pieces(60, Fill.ZERO), 0.6, 0.3)),
        Arguments.of("lime superpixel", new Lime(pieces(60, Fill.SUPERPIXEL), 0.25, 1)),
        Arguments.of("kernel-shap", new KernelShap(pieces(1024, Fill.ZERO))),
        Arguments.of("shapley", new KernelShap(pieces(1024, Fill.ZERO))),
        Arguments.of("rise", new Rise(50, 5, 0.4)));
  }

  private static Superpixelling pieces(int samples, Fill fill) {
    return new Superpixelling(SEGMENTS, samples, fill);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("methods")
  void givesTheSameNumbers(String name, Sampling method) throws IOException {
    try (Network network = Numbers.network()) {
      EXPECTED.check(map(network, method, 7), name);
    }
  }

  /** The lime package says 0.9713. */
  @Test
  void theLinearModelOfLimeExplainsAsMuch() throws IOException {
    try (Network network = Numbers.network()) {
      Lime method = new Lime(pieces(60, Fill.ZERO), 0.25, 1);
      Run run = new Run(7, Progress.SILENT);
      assertThat(method.explain(network, Numbers.picture(), SCORE, run).notes())
          .extracting(Note::text)
          .anyMatch(note -> note.contains("10 superpixels") && note.contains("R² = 0.97 "));
    }
  }

  private static Volume map(Network network, Sampling method, long seed) {
    return method.explain(network, Numbers.picture(), SCORE, new Run(seed, Progress.SILENT)).map();
  }

  /** The largest distance from the exact values, the mean over eight seeds. */
  private static double error(Network network, int samples) {
    KernelShap method = new KernelShap(pieces(samples, Fill.ZERO));
    double sum = 0;
    for (int seed = 0; seed < 8; seed++) {
      Volume found = map(network, method, seed);
      sum += found.minus(EXPECTED.like(found, "shapley")).abs().max() / 8;
    }
    return sum;
  }

  @Test
  void moreCoalitionsComeNearerToTheShapleyValues() throws IOException {
    try (Network network = Numbers.network()) {
      double few = error(network, 40);
      double some = error(network, 120);
      double many = error(network, 360);
      assertThat(few).isLessThan(0.2 * Volume.of(1, 12, 12, EXPECTED.get("shapley")).abs().max());
      assertThat(some).isLessThan(0.7 * few);
      assertThat(many).isLessThan(0.7 * some);
    }
  }
}
