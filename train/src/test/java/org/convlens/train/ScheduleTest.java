package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.convlens.train.Schedule.Curve;
import org.junit.jupiter.api.Test;

/** Against schedules.tsv, which schedules.py beside it made with PyTorch. */
class ScheduleTest {
  private static final int STEPS = 40;
  private static final int EPOCH = 8;

  private static Schedule schedule(Curve curve, double warmUp) {
    return new Schedule(curve, warmUp, 0.3, 0.04, 0.01, 2, 0.1);
  }

  private static double[] rates(Schedule schedule) {
    return LongStream.range(0, STEPS)
        .mapToDouble(step -> schedule.rate(0.4, step, STEPS, EPOCH))
        .toArray();
  }

  @Test
  void everyCurveIsPyTorchs() throws IOException {
    try (InputStream stream = ScheduleTest.class.getResourceAsStream("schedules.tsv")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(Curve.values().length);
      for (String line : lines) {
        List<String> words = Arrays.asList(line.split("\t"));
        Curve curve = Curve.valueOf(words.get(0).toUpperCase(Locale.ROOT).replace('-', '_'));
        double[] expected =
            words.subList(1, words.size()).stream().mapToDouble(Double::parseDouble).toArray();
        assertThat(rates(schedule(curve, 0)))
            .as(words.get(0))
            .containsExactly(expected, Offset.offset(1e-10));
      }
    }
  }

  @Test
  void warmingUpRisesEvenlyAndTheRestFollows() {
    double[] rates = rates(schedule(Curve.COSINE, 0.1));
    assertThat(Arrays.copyOf(rates, 5))
        .containsExactly(new double[] {0.1, 0.2, 0.3, 0.4, 0.4}, Offset.offset(1e-12));
    assertThat(rates[STEPS - 1]).isLessThan(0.006);
    assertThat(rates(schedule(Curve.CONSTANT, 0.05))).startsWith(0.2, 0.4, 0.4);
  }

  @Test
  void shortTrainingsHaveRatesToo() {
    for (Curve curve : Curve.values()) {
      for (int steps = 1; steps < 5; steps++) {
        for (int step = 0; step < steps; step++) {
          assertThat(schedule(curve, 0).rate(0.4, step, steps, 1))
              .as(curve + " step " + step + " of " + steps)
              .isBetween(0.0, 0.4);
        }
      }
    }
  }
}
