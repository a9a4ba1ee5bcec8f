package org.convlens.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convlens.net.History;
import org.convlens.train.Stopping.Figure;
import org.junit.jupiter.api.Test;

/** Against stopping.tsv, which stopping.py beside it made with Keras. */
class StoppingTest {
  private static History.Epoch epoch(double loss, double accuracy) {
    return new History.Epoch(1, 0.5, loss, accuracy);
  }

  /** How many epochs are trained. */
  private static int stopped(Stopping stopping, List<History.Epoch> epochs) {
    Best best = Best.NONE;
    List<History.Epoch> until = new ArrayList<>();
    for (History.Epoch epoch : epochs) {
      until.add(epoch);
      best = best.after(until, stopping);
      if (until.size() - best.gained() >= stopping.patience()) {
        break;
      }
    }
    return until.size();
  }

  @Test
  void patienceIsKerass() throws IOException {
    try (InputStream stream = StoppingTest.class.getResourceAsStream("stopping.tsv")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(24);
      for (String line : lines) {
        String[] cells = line.split("\t", -1);
        Stopping stopping =
            new Stopping(Figure.LOSS, Integer.parseInt(cells[0]), Double.parseDouble(cells[1]));
        List<History.Epoch> epochs = new ArrayList<>();
        for (String loss : cells[3].split(" ", -1)) {
          epochs.add(epoch(Double.parseDouble(loss), 0.5));
        }
        assertThat(stopped(stopping, epochs)).as(line).isEqualTo(Integer.parseInt(cells[2]));
      }
    }
  }

  /** 0.6, 0.9, 0.8: the second is the most accurate, the third has the least loss. */
  @Test
  void theBestIsByTheFigureThatIsAskedFor() {
    List<History.Epoch> epochs = List.of(epoch(0.9, 0.6), epoch(0.5, 0.9), epoch(0.4, 0.8));
    assertThat(best(new Stopping(Figure.ACCURACY, 0, 0), epochs)).isEqualTo(2);
    assertThat(best(new Stopping(Figure.LOSS, 0, 0), epochs)).isEqualTo(3);
  }

  @Test
  void theBestIsTheBestAlsoWhereItWasNotWorthWaitingFor() {
    List<History.Epoch> epochs = List.of(epoch(0.5, 0), epoch(0.48, 0), epoch(0.49, 0));
    Stopping stopping = new Stopping(Figure.LOSS, 5, 0.1);
    assertThat(best(stopping, epochs)).isEqualTo(2);
    assertThat(stopping.latestGain(epochs)).isEqualTo(1);
  }

  @Test
  void whereNothingIsHeldBackTheLatestIsTheBest() {
    List<History.Epoch> epochs =
        List.of(epoch(Double.NaN, Double.NaN), epoch(Double.NaN, Double.NaN));
    assertThat(best(Stopping.NEVER, epochs)).isEqualTo(2);
    assertThat(stopped(new Stopping(Figure.LOSS, 1, 0), epochs)).isEqualTo(2);
  }

  private static int best(Stopping stopping, List<History.Epoch> epochs) {
    Best best = Best.NONE;
    for (int n = 1; n <= epochs.size(); n++) {
      best = best.after(epochs.subList(0, n), stopping);
    }
    return best.epoch();
  }
}
