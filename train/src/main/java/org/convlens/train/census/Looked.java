package org.convlens.train.census;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.convlens.data.ClassedPictures;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;

/** What was seen of the pictures of a part. */
final class Looked {
  static final Looked NOTHING = new Looked(0);

  /** Pictures that a thread looks at in one go. */
  private static final int STRETCH = 16;

  private final AtomicReferenceArray<@Nullable Glance> glances;
  private final Map<Integer, String> broken = new ConcurrentSkipListMap<>();

  private Looked(int pictures) {
    this.glances = new AtomicReferenceArray<>(pictures);
  }

  /** Nothing, if it is broken or was not looked at. */
  @Nullable Glance glance(int index) {
    return index < glances.length() ? glances.get(index) : null;
  }

  /** Why pictures cannot be read, by their index. */
  Map<Integer, String> broken() {
    return new TreeMap<>(broken);
  }

  /** Looks at all pictures of all parts. */
  static Map<String, Looked> all(
      Map<String, ? extends ClassedPictures> sets, int threads, Progress progress) {
    Map<String, Looked> all = new LinkedHashMap<>();
    long pictures = sets.values().stream().mapToLong(ClassedPictures::size).sum();
    progress.begin("looking at " + pictures + " pictures", pictures);
    ExecutorService workers = Executors.newFixedThreadPool(threads, Looked::worker);
    try {
      for (Map.Entry<String, ? extends ClassedPictures> entry : sets.entrySet()) {
        Looked looked = new Looked(entry.getValue().size());
        all.put(entry.getKey(), looked);
        looked.look(entry.getValue(), workers, threads, progress);
      }
    } finally {
      workers.shutdownNow();
      progress.end();
    }
    return all;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "convlens-census");
    thread.setDaemon(true);
    return thread;
  }

  private void look(ClassedPictures set, ExecutorService workers, int threads, Progress progress) {
    for (int from = 0; from < set.size() && !progress.cancelled(); ) {
      int begin = from;
      Future<?>[] stretches = new Future<?>[threads];
      for (int t = 0; t < threads; t++) {
        int start = from;
        from = Math.min(set.size(), from + STRETCH);
        int end = from;
        stretches[t] = workers.submit(() -> look(set, start, end));
      }
      for (Future<?> stretch : stretches) {
        finish(stretch);
      }
      progress.advance(from - begin, "");
    }
  }

  private static void finish(Future<?> stretch) {
    try {
      stretch.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void look(ClassedPictures set, int from, int to) {
    for (int i = from; i < to; i++) {
      try {
        glances.set(i, Glance.of(set.picture(i)));
      } catch (IOException e) {
        broken.put(i, String.valueOf(e.getMessage()));
      }
    }
  }
}
