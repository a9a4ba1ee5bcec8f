package org.convlens.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.convlens.atlas.Cluster;
import org.convlens.atlas.Due;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Listing;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What making an atlas costs a cluster besides the looks. */
class CostTest {
  private static final int PICTURES = 120;
  private static final int SLOTS = 2;

  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    System.setProperty("spark.extraListeners", Traffic.class.getName());
    Traffic.forget();
  }

  @AfterEach
  void stopListening() {
    System.clearProperty("spark.extraListeners");
  }

  @Test
  void atMostAKilobyteAPictureTravelsAndNothingIsShuffled() throws IOException {
    Trial trial = Trial.of(folder, PICTURES, 8);
    Path atlas = folder.resolve("atlas");
    long orders;
    try (Cluster.Session session = session(trial, atlas)) {
      Listing listing = session.list(name -> OptionalInt.empty(), Progress.SILENT);
      Due due = Due.of(trial.plan(), listing.roster(), session.store());
      ArrayList<ShardOrder> sent = new ArrayList<>();
      due.shards().forEach(shard -> sent.add(ShardOrder.of(shard)));
      orders = bytes(sent).length;
      session.run(due, Progress.SILENT);
    }
    assertThat(Traffic.SHUFFLED.sum()).isZero();
    assertThat(Traffic.RESULTS.sum()).isPositive();
    assertThat(Traffic.RESULTS.sum() + orders).isLessThan(1024L * PICTURES);
  }

  /** A shard a task: those that had been begun and are not whole are looked at again. */
  @Test
  void goingOnRepeatsAtMostOneTaskASlot() throws Exception {
    Trial trial = Trial.of(folder, PICTURES, 64);
    Path atlas = folder.resolve("atlas");
    int tasks;
    try (Cluster.Session session = session(trial, atlas)) {
      Listing listing = session.list(name -> OptionalInt.empty(), Progress.SILENT);
      Due due = Due.of(trial.plan(), listing.roster(), session.store());
      tasks = due.shards().size();
      Traffic.forget();
      Progress untilSome = Progress.until(() -> seals(atlas) > 2);
      assertThatThrownBy(() -> session.run(due, untilSome)).isInstanceOf(StoppedException.class);
      awaitEnds(atlas);
    }
    Listing listing = Listing.of(trial.source(), name -> OptionalInt.empty(), 1, Progress.SILENT);
    Due rest = Due.of(trial.plan(), listing.roster(), new FolderStore(atlas));
    long repeated = Traffic.BEGUN.sum() - (tasks - rest.shards().size());
    assertThat(repeated).isBetween(0L, (long) SLOTS);
    assertThat(rest.kept()).isPositive();
  }

  /** What Spark tells of its tasks comes later than what they do. */
  private static void awaitEnds(Path atlas) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (Traffic.ENDED.sum() < Traffic.BEGUN.sum() || Traffic.ENDED.sum() < seals(atlas)) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.sleep(50);
    }
  }

  private Cluster.Session session(Trial trial, Path atlas) throws IOException {
    String master = "local[" + SLOTS + "]";
    return Cluster.found()
        .begin(new Cluster.Order(master, trial.pictures().toString(), atlas.toString(), 0));
  }

  private static long seals(Path atlas) {
    if (!Files.isDirectory(atlas.resolve("shards"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(atlas.resolve("shards"))) {
      return files.filter(file -> file.getFileName().toString().matches("\\d+\\.json")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  /** As tasks get them: each its own copy, at once. */
  @Test
  void weightsLieInAProcessOnce() throws Exception {
    Trial trial = Trial.of(folder, 1, 2);
    ShardTask task =
        new ShardTask(
            trial.plan().json(),
            trial.pictures().toString(),
            folder.resolve("atlas").toString(),
            new SerializableConfiguration(new Configuration(false)));
    byte[] sent = bytes(task);
    List<CompletableFuture<Bench>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(CompletableFuture.supplyAsync(() -> bench(sent)));
    }
    Set<Bench> benches = new HashSet<>();
    for (CompletableFuture<Bench> one : tasks) {
      benches.add(one.get());
    }
    assertThat(benches).hasSize(1);
  }

  private static Bench bench(byte[] sent) {
    try (ObjectInputStream from = new ObjectInputStream(new ByteArrayInputStream(sent))) {
      return Bench.of((ShardTask) from.readObject());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Object one) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream to = new ObjectOutputStream(bytes)) {
      to.writeObject(one);
    }
    return bytes.toByteArray();
  }
}
