package org.convlens.net;

import java.util.HashMap;
import java.util.Map;
import org.convlens.task.Progress;

/**
 * Many inputs, a few in each pass, passes side by side where a network can. For passes without
 * gradients: those gain nothing from it.
 */
public final class Batches {
  /**
   * Inputs that are looked at in one go, in two passes: as many as keep two cores busy without
   * crowding the memory.
   */
  public static final int SIZE = 16;

  private Batches() {}

  /** Looks at some inputs; called by several threads at once. */
  @FunctionalInterface
  public interface Look<R> {
    /**
     * @param from the first input
     * @param to after the last
     */
    R at(int from, int to);
  }

  /** Takes what was said to some inputs, in the order of the inputs, one call at a time. */
  @FunctionalInterface
  public interface Take<R> {
    /**
     * @param from the first of the inputs
     */
    void take(int from, R said);
  }

  /** In batches of the usual size. */
  public static <R> int each(
      Network network, int count, Progress progress, Look<R> look, Take<R> take) {
    return each(network, count, SIZE, progress, look, take);
  }

  /**
   * Which inputs share a pass depends on their number alone, so that the same numbers come out
   * however many passes run at once.
   *
   * @param count how many inputs
   * @param size how many of them two passes hold
   * @param progress advances by one per input that was taken; when it is cancelled, no other pass
   *     begins
   * @return how many of the inputs, from the first on, were taken: all, unless it was cancelled
   */
  public static <R> int each(
      Network network, int count, int size, Progress progress, Look<R> look, Take<R> take) {
    int passes = passes(count, Math.max(1, size / 2));
    Queue<R> queue = new Queue<>(count, passes, progress, take);
    network.sideBySide(
        passes,
        pass -> {
          if (!progress.cancelled()) {
            queue.put(pass, look.at(start(pass, passes, count), start(pass + 1, passes, count)));
          }
        });
    return queue.taken();
  }

  /** An even number, so that two at a time end together; or one. */
  private static int passes(int count, int most) {
    return count <= most ? Math.min(1, count) : 2 * ((count + 2 * most - 1) / (2 * most));
  }

  private static int start(int pass, int passes, int count) {
    return passes == 0 ? 0 : Math.toIntExact((long) pass * count / passes);
  }

  /** Hands on results in order: those that come early wait for the others. */
  private static final class Queue<R> {
    private final int count;
    private final int passes;
    private final Progress progress;
    private final Take<R> take;
    private final Map<Integer, R> early = new HashMap<>();
    private int next;

    Queue(int count, int passes, Progress progress, Take<R> take) {
      this.count = count;
      this.passes = passes;
      this.progress = progress;
      this.take = take;
    }

    synchronized void put(int pass, R said) {
      early.put(pass, said);
      for (R first = early.remove(next); first != null; first = early.remove(next)) {
        int from = taken();
        take.take(from, first);
        next++;
        progress.advance(taken() - from, "");
      }
    }

    /** How many inputs. */
    synchronized int taken() {
      return start(next, passes, count);
    }
  }
}
