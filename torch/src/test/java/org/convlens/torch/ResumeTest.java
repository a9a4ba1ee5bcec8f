package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;
import static org.convlens.torch.Nets.volumes;
import static org.convlens.torch.TorchTraceTest.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private static final Set<LayerId> ALL =
      Set.of(id("relu1"), id("pool1"), id("conv2"), id("sum"), id("logits"));

  private TorchNetwork network;

  @BeforeEach
  void open() {
    network = Nets.open(Nets.residual());
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void runsOnlyWhatFollows() {
    List<LayerId> executed = new ArrayList<>();
    try (Trace trace = network.trace(volumes(1, 2, 6, 6), ALL)) {
      network.onExecuted(executed::add);
      trace.resume(id("sum"), volumes(5, 4, 3, 3)).close();
    }
    assertThat(executed).containsExactly(id("relu2"), id("flat"), id("logits"));
  }

  @Test
  void theSameNumbersGiveTheSameResult() {
    try (Trace trace = network.trace(volumes(3, 2, 6, 6), ALL)) {
      List<Volume> same =
          List.of(trace.at(0, id("pool1")), trace.at(1, id("pool1")), trace.at(2, id("pool1")));
      try (Trace resumed = trace.resume(id("pool1"), same)) {
        for (int i = 0; i < 3; i++) {
          assertClose(resumed.at(i, id("logits")), trace.at(i, id("logits")), 1e-6);
        }
      }
    }
  }

  @Test
  void aWholePictureCanBeReplacedAtALayer() {
    Volume other = volume(50, 2, 6, 6);
    try (Trace expected = network.trace(List.of(other), ALL);
        Trace trace = network.trace(volumes(1, 2, 6, 6), ALL);
        Trace resumed =
            trace.resume(id("relu1"), List.of(volume(1, 4, 6, 6), expected.at(0, id("relu1"))))) {
      assertThat(resumed.items()).isEqualTo(2);
      assertClose(resumed.at(1, id("logits")), expected.at(0, id("logits")), 1e-6);
    }
  }

  /** sum = conv2 + pool1: conv2 is replaced, pool1 is the picture's own for each replacement. */
  @Test
  void otherInputsComeFromTheTrace() {
    Set<LayerId> noPool = Set.of(id("conv2"), id("sum"));
    try (Trace all = network.trace(volumes(1, 2, 6, 6), ALL);
        Trace trace = network.trace(volumes(1, 2, 6, 6), noPool);
        Trace resumed = trace.resume(id("conv2"), volumes(3, 4, 3, 3))) {
      for (int i = 0; i < 3; i++) {
        Volume expected = volume(i, 4, 3, 3).plus(all.at(0, id("pool1")));
        assertClose(resumed.at(i, id("sum")), expected, 1e-6);
      }
    }
  }

  @Test
  void aResumedTraceOutlivesItsOriginAndResumesAgain() {
    Trace trace = network.trace(volumes(1, 2, 6, 6), ALL);
    Volume pool = trace.at(0, id("pool1"));
    Trace resumed = trace.resume(id("conv2"), volumes(2, 4, 3, 3));
    trace.close();
    try (Trace again = resumed.resume(id("conv2"), volumes(2, 4, 3, 3))) {
      assertThat(again.at(1, id("logits"))).isEqualTo(resumed.at(1, id("logits")));
      assertThat(again.at(1, id("pool1"))).isEqualTo(pool);
    }
    resumed.close();
  }

  @Test
  void mapsAreSwitchedOffOneByOne() {
    try (Trace trace = network.trace(volumes(1, 2, 6, 6), ALL);
        Trace without = trace.without(id("pool1"), 1, 3)) {
      for (int i = 0; i < 3; i++) {
        int off = 1 + i;
        Volume pool = trace.at(0, id("pool1"));
        Volume replaced = Volume.generate(4, 3, 3, (c, y, x) -> c == off ? 0 : pool.at(c, y, x));
        try (Trace expected = trace.resume(id("pool1"), List.of(replaced))) {
          assertThat(without.at(i, id("pool1"))).isEqualTo(replaced);
          assertClose(without.at(i, id("logits")), expected.at(0, id("logits")), 1e-6);
        }
      }
    }
  }

  @Test
  void refusesAnotherNumberOfReplacements() {
    try (Trace trace = network.trace(volumes(3, 2, 6, 6), ALL)) {
      assertThatThrownBy(() -> trace.resume(id("sum"), volumes(2, 4, 3, 3)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("give one for each picture");
    }
  }
}
