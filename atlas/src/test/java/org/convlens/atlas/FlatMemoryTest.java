package org.convlens.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convlens.task.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the pictures that were looked at. */
@Tag("thorough")
class FlatMemoryTest {
  private static final int PICTURES = 4000;
  private static final int TENTH = PICTURES / 10;
  private static final long MEGABYTE = 1 << 20;

  @TempDir private Path folder;

  /** Bytes of Java's heap that are in use, at each tenth of the pictures. */
  private static final class Heap implements Progress {
    private final List<Long> used = new ArrayList<>();
    private long seen;

    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {
      seen += steps;
      if (seen % TENTH == 0) {
        System.gc();
        used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
    }

    @Override
    public void end() {}
  }

  @Test
  void theHeapOfTheLastTenthIsThatOfTheFirst() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      Files.write(pictures.resolve(i + ".png"), AtlasFixture.png(i));
    }
    Heap heap = new Heap();
    AtlasPlan plan = AtlasFixture.plan(Map.of("files", "40", "top", "40"));
    AtlasFixture.make(plan, pictures, folder.resolve("atlas"), 1, heap);
    assertThat(heap.used).hasSize(10);
    assertThat(heap.used.get(9) - heap.used.get(1)).isLessThan(3 * MEGABYTE);
  }
}
