package org.convlens.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small cluster of processes: one master, two workers, and an executor that dies. */
@Tag("thorough")
class ProcessesTest {
  @TempDir private Path folder;

  private Optional<SmallCluster> cluster = Optional.empty();

  /** The driver is this process: executors find it on loopback, and its classes where it does. */
  @BeforeEach
  void begin() {
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.executor.memory", "1g");
    System.setProperty("spark.executor.extraClassPath", System.getProperty("java.class.path"));
  }

  @AfterEach
  void stop() {
    System.clearProperty("spark.driver.host");
    System.clearProperty("spark.executor.memory");
    System.clearProperty("spark.executor.extraClassPath");
    cluster.ifPresent(SmallCluster::close);
  }

  @Test
  void anExecutorThatIsKilledChangesNothing() throws Exception {
    Trial trial = Trial.of(folder, 300, 32);
    trial.here(folder.resolve("here"));
    SmallCluster small = SmallCluster.start(folder.resolve("cluster"));
    cluster = Optional.of(small);
    Path atlas = folder.resolve("atlas");
    CompletableFuture<Integer> work =
        CompletableFuture.supplyAsync(() -> looked(trial, small.master(), atlas));
    awaitSeals(atlas, 4);
    assertThat(small.killAnExecutor()).isTrue();
    assertThat(work.get(5, TimeUnit.MINUTES)).isEqualTo(301);
    Map<String, String> expected = Trial.files(folder.resolve("here"));
    assertThat(Trial.files(atlas)).isEqualTo(expected);
  }

  private static int looked(Trial trial, String master, Path atlas) {
    try {
      return trial.spark(master, atlas, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitSeals(Path atlas, int seals) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (System.nanoTime() < end) {
      String[] there = atlas.resolve("shards").toFile().list((place, name) -> isSeal(name));
      if (there != null && there.length >= seals) {
        return;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("no shard was finished in time");
  }

  private static boolean isSeal(String name) {
    return name.matches("\\d+\\.json");
  }
}
