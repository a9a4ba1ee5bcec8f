package org.convlens.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.convlens.atlas.AtlasPlan;
import org.convlens.atlas.Broken;
import org.convlens.atlas.Cluster;
import org.convlens.atlas.Due;
import org.convlens.atlas.Listing;
import org.convlens.atlas.Member;
import org.convlens.atlas.PictureSource;
import org.convlens.atlas.Roster;
import org.convlens.atlas.Store;
import org.convlens.report.Source;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;

/**
 * A driver at work. Names and digests travel to it, lists of members from it; pictures, maps and
 * sums travel nowhere.
 */
final class Driver implements Cluster.Session {
  private static final int PIECES_A_SLOT = 4;

  private final JavaSparkContext context;
  private final Cluster.Order order;
  private final SerializableConfiguration files;
  private final PictureSource pictures;
  private final Store store;

  Driver(JavaSparkContext context, Cluster.Order order) throws IOException {
    this.context = context;
    this.order = order;
    this.files = new SerializableConfiguration(context.hadoopConfiguration());
    this.pictures = Places.pictures(order.pictures(), files.value());
    this.store = Places.store(order.atlas(), files.value());
  }

  @Override
  public PictureSource pictures() {
    return pictures;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Listing list(Function<String, OptionalInt> truth, Progress progress) throws IOException {
    List<String> names = pictures.list().stream().map(PictureSource.Listed::name).toList();
    int pieces = Math.max(1, Math.min(names.size(), PIECES_A_SLOT * context.defaultParallelism()));
    Digests digests = new Digests(order.pictures(), files);
    progress.begin("files", names.size());
    try {
      LongAccumulator done = context.sc().longAccumulator("files");
      JavaRDD<Digests.Read> read =
          context.parallelize(names, pieces).mapPartitions(part -> digests.of(part, done));
      List<Digests.Read> all = awaited(read.collectAsync(), done, progress);
      List<Member> members = new ArrayList<>();
      List<Broken> unread = new ArrayList<>();
      for (Digests.Read one : all) {
        if (one.digest().isEmpty()) {
          unread.add(new Broken("", List.of(one.name()), one.reason()));
        } else {
          members.add(
              new Member(one.digest(), one.bytes(), List.of(one.name()), truth.apply(one.name())));
        }
      }
      return new Listing(Roster.of(members), unread);
    } finally {
      progress.end();
    }
  }

  @Override
  public void run(Due due, Progress progress) throws IOException {
    due.begin(store);
    if (due.shards().isEmpty()) {
      return;
    }
    ship(due.plan());
    List<ShardOrder> orders = due.shards().stream().map(ShardOrder::of).toList();
    int tasks = order.tasks() == 0 ? orders.size() : Math.min(order.tasks(), orders.size());
    ShardTask task = new ShardTask(due.plan().json(), order.pictures(), order.atlas(), files);
    progress.begin("pictures", due.looks());
    try {
      LongAccumulator done = context.sc().longAccumulator("pictures");
      awaited(
          context.parallelize(orders, tasks).foreachAsync(one -> done.add(task.look(one))),
          done,
          progress);
    } finally {
      progress.end();
    }
  }

  /** Waits, moves the bar, and takes the work back when it is cancelled. */
  private static <T> T awaited(JavaFutureAction<T> work, LongAccumulator done, Progress progress)
      throws IOException {
    long told = 0;
    while (true) {
      try {
        T result = work.get(200, TimeUnit.MILLISECONDS);
        progress.advance(done.value() - told, "");
        return result;
      } catch (TimeoutException e) {
        long now = done.value();
        progress.advance(now - told, "");
        told = now;
        if (progress.cancelled()) {
          work.cancel(true);
          throw new StoppedException("stopped");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        work.cancel(true);
        throw new StoppedException("stopped");
      } catch (ExecutionException e) {
        throw Failures.of(e);
      }
    }
  }

  /** Sends files to the other machines that their networks are opened from. */
  private void ship(AtlasPlan plan) throws IOException {
    if (context.isLocal()) {
      return;
    }
    List<Source> sources = new ArrayList<>();
    sources.add(plan.question().network().source());
    plan.question().network().labels().ifPresent(sources::add);
    plan.mask().ifPresent(sources::add);
    for (Source source : sources) {
      Optional<String> place = source.place();
      if (place.isPresent()) {
        Shipped.send(context, Path.of(place.get()));
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
