package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.report.Opening;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.studio.Frame;
import org.convlens.studio.Loan;
import org.convlens.studio.Specimen;
import org.convlens.studio.Studio;
import org.convlens.torch.Torch;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a live frame costs, from a picture to bytes that can be sent: {@code mvn verify
 * -Pperformance}. See docs/performance.md.
 */
@Tag("performance")
class FrameCostTest {
  private static final int ROUNDS = 200;
  private static final int WARMING_UP = 100;

  @Test
  void allMapsOfTheDigitsCostLessThanFiveMilliseconds() throws IOException {
    assertThat(milliseconds("digits", i -> DrawnDigit.draw(i % 10, i))).isLessThan(5);
  }

  @Test
  void allMapsOfSqueezeNetCostLessThanATenthOfASecond() throws IOException {
    String file = Shared.file("models-imagenet/squeezenet1.1_fp32.onnx").toString();
    IntFunction<Volume> webcam =
        i -> Volume.generate(3, 240, 320, (c, y, x) -> (c * 50 + y * 3 + x * 7 + i * 11) % 256);
    assertThat(milliseconds(file, webcam)).isLessThan(100);
  }

  /** The median. */
  private static double milliseconds(String model, IntFunction<Volume> pictures)
      throws IOException {
    Question question = Question.of(Opening.of(Source.named(model)));
    try (Studio studio =
            new Studio(
                (precision, threads) -> Torch.engine(new Torch.Options(threads, precision)), 1);
        Loan loan = studio.lend(studio.model(question.network()).model(), question)) {
      Network network = loan.network();
      List<LayerId> layers = network.model().graph().layers();
      double[] times = new double[ROUNDS];
      int bytes = 0;
      for (int round = -WARMING_UP; round < ROUNDS; round++) {
        Volume picture = pictures.apply(Math.floorMod(round, ROUNDS));
        long start = System.nanoTime();
        try (Specimen specimen = Specimen.of(network, picture, Set.copyOf(layers))) {
          Frame frame = specimen.frame(layers, 5);
          bytes = frame.bytes(Map.of()).length;
        }
        if (round >= 0) {
          times[round] = (System.nanoTime() - start) * 1e-6;
        }
      }
      Arrays.sort(times);
      System.out.printf(
          "%s: a frame of %d layers, %,d bytes: p50 %.2f ms, p95 %.2f ms%n",
          model, layers.size(), bytes, times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
      return times[ROUNDS / 2];
    }
  }
}
