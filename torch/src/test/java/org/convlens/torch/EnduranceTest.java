package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Many traces, one after the other and at once. */
class EnduranceTest {
  private static final Path MEMORY = Path.of("/proc/self/statm");
  private static final Volume ONE_HOT = Volume.of(3, 1, 1, 0, 1, 0);

  @Test
  void residentMemoryStaysFlat() throws IOException {
    Assumptions.assumeTrue(Files.exists(MEMORY), "skipped: /proc/self/statm is Linux's");
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      for (int i = 0; i < 500; i++) {
        gradient(network, i);
      }
      long before = residentPages();
      for (int i = 0; i < 2000; i++) {
        gradient(network, i);
      }
      assertThat((residentPages() - before) * 4096).isLessThan(24L << 20);
    }
  }

  @Test
  void severalThreadsGetWhatOneGets() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TorchNetwork network = Nets.open(Nets.residual())) {
      List<Future<Volume>> found = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int seed = i;
        found.add(threads.submit(() -> gradient(network, seed)));
      }
      for (int i = 0; i < 200; i++) {
        assertThat(found.get(i).get()).isEqualTo(gradient(network, i));
      }
    } finally {
      threads.shutdown();
    }
  }

  private static long residentPages() throws IOException {
    return Long.parseLong(Files.readString(MEMORY).split(" ", -1)[1]);
  }

  private static Volume gradient(TorchNetwork network, int seed) {
    Set<LayerId> wrt = Set.of(id("input"));
    List<Volume> picture = List.of(volume(seed, 2, 6, 6));
    try (Trace trace = network.trace(picture, Set.of(id("logits")), wrt)) {
      Map<LayerId, List<Volume>> pulled = trace.pull(Map.of(id("logits"), List.of(ONE_HOT)), wrt);
      return Objects.requireNonNull(pulled.get(id("input"))).get(0);
    }
  }
}
