package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.Backward;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.report.Opening;
import org.convlens.report.Source;
import org.convlens.task.UsageException;
import org.convlens.train.BuiltIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an engine that only counts. */
class StudioTest {
  private static final Opening DIGITS = Opening.of(Source.named(BuiltIn.DIGITS));
  private static final Opening UNTRAINED = Opening.of(Source.named(BuiltIn.DIGITS_UNTRAINED));

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private final Engines counting =
      (precision, threads) -> {
        told.add("engine " + precision + " " + threads);
        return new Counting();
      };

  private Loan lend(Studio studio, Opening how) throws IOException {
    return studio.lend(studio.model(how).model(), Precision.FLOAT32, 1);
  }

  @Test
  void lendsTheSameNetworkAgain() throws IOException {
    try (Studio studio = new Studio(counting, 1)) {
      Network first;
      try (Loan loan = lend(studio, DIGITS)) {
        first = loan.network();
      }
      try (Loan one = lend(studio, DIGITS);
          Loan other = lend(studio, DIGITS)) {
        assertThat(one.network()).isSameAs(first);
        assertThat(other.network()).isSameAs(first);
      }
    }
    assertThat(told).containsExactly("engine FLOAT32 1", "open", "close");
  }

  @Test
  void closesTheLeastUsed() throws IOException {
    try (Studio studio = new Studio(counting, 1)) {
      lend(studio, DIGITS).close();
      lend(studio, UNTRAINED).close();
      assertThat(told).containsExactly("engine FLOAT32 1", "open", "open", "close");
      lend(studio, UNTRAINED).close();
      assertThat(told).hasSize(4);
      lend(studio, DIGITS).close();
      assertThat(told).endsWith("open", "close").hasSize(6);
    }
  }

  @Test
  void closesNoneThatIsLent() throws IOException {
    Studio studio = new Studio(counting, 0);
    try (Loan one = lend(studio, DIGITS)) {
      Loan other = studio.lend(one.network().model(), Precision.FLOAT32, 1);
      other.close();
      other.close();
      studio.close();
      assertThat(told).doesNotContain("close");
    }
    assertThat(told).endsWith("close");
  }

  @Test
  void anotherPrecisionIsAnotherNetwork() throws IOException {
    try (Studio studio = new Studio(counting, 4)) {
      Model model = studio.model(DIGITS).model();
      studio.lend(model, Precision.FLOAT32, 2).close();
      studio.lend(model, Precision.FLOAT64, 2).close();
      studio.lend(model, Precision.FLOAT32, 2).close();
    }
    assertThat(told)
        .containsExactly(
            "engine FLOAT32 2",
            "open",
            "engine FLOAT64 2",
            "open",
            "engine FLOAT32 2",
            "close",
            "close");
  }

  @Test
  void aFileThatHasChangedIsOpenedAnew() throws IOException {
    Path file = folder.resolve("net.onnx");
    Opening how = Opening.of(Source.named(file.toString()));
    copy(BuiltIn.DIGITS_UNTRAINED, file);
    try (Studio studio = new Studio(counting, 2)) {
      OpenedModel before = studio.model(how);
      String sha256 = before.source().sha256();
      assertThat(studio.model(how)).isSameAs(before);
      Files.delete(file);
      copy(BuiltIn.DIGITS, file);
      assertThat(studio.model(how).source().sha256()).isNotEqualTo(sha256);
    }
  }

  private static void copy(String name, Path file) throws IOException {
    try (InputStream stream = BuiltIn.open(name)) {
      Files.copy(stream, file);
    }
  }

  @Test
  void anEngineThatDoesNotStartIsToldInOneLine() {
    Engines broken =
        (precision, threads) -> {
          throw new UnsatisfiedLinkError("no library");
        };
    try (Studio studio = new Studio(broken, 1)) {
      assertThatThrownBy(() -> studio.engine(Precision.FLOAT32, 1))
          .isInstanceOf(IOException.class)
          .hasMessage("the engine (libtorch) does not start: no library");
    }
    Engines refusing =
        (precision, threads) -> {
          throw new UsageException("precision bf16: not here");
        };
    try (Studio studio = new Studio(refusing, 1)) {
      assertThatThrownBy(() -> studio.begin(Precision.BFLOAT16, 1).engine(Precision.BFLOAT16, 1))
          .isInstanceOf(UsageException.class)
          .hasMessage("precision bf16: not here");
    }
  }

  private final class Counting implements Engine {
    @Override
    public Network open(Model model) {
      told.add("open");
      return new Open(model);
    }

    @Override
    public Learner learner(Graph graph, Learner.Settings settings) {
      throw new UnsupportedOperationException("this engine only counts");
    }
  }

  private final class Open implements Network {
    private final Model model;

    private Open(Model model) {
      this.model = model;
    }

    @Override
    public Model model() {
      return model;
    }

    @Override
    public Network with(Backward rule) {
      return this;
    }

    @Override
    public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
      throw new UnsupportedOperationException("this engine only counts");
    }

    @Override
    public void close() {
      told.add("close");
    }
  }
}
