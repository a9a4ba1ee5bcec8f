package org.convlens.web.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The one queue before the engine. Quick work (a stroke, a camera's frame, a click) is done in the
 * order in which it came, at most one piece of a kind for each visitor: a newer one takes the place
 * of an older one that still waits. Jobs are done one after the other, and give way to quick work
 * between two steps. Both are bounded.
 */
public final class Desk implements AutoCloseable {
  /** A job that makes no way for longer than this between two steps starves. */
  private static final long MOST_COURTESY_MILLIS = 400;

  private final int mostQuick;
  private final int mostJobs;
  private final Deque<Quick> quick = new ArrayDeque<>();
  private final Deque<Job> jobs = new ArrayDeque<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Turn turn;
  private boolean busyQuick;
  private boolean closed;

  /**
   * @param mostQuick pieces of quick work that wait at most
   * @param mostJobs jobs that wait at most
   */
  public Desk(int mostQuick, int mostJobs) {
    this.mostQuick = mostQuick;
    this.mostJobs = mostJobs;
    threads.add(started("convlens-quick", this::doQuick));
    threads.add(started("convlens-jobs", this::doJobs));
  }

  private static Thread started(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /**
   * Does something as soon as the engine is free.
   *
   * @return what it took the place of, which will not be done
   * @throws UsageException if too much waits already
   */
  public synchronized Optional<Quick> ask(Quick work) {
    requireOpen();
    Optional<Quick> older = quick.stream().filter(work::replaces).findFirst();
    if (older.isPresent()) {
      List<Quick> all = new ArrayList<>(quick);
      all.set(all.indexOf(older.get()), work);
      quick.clear();
      quick.addAll(all);
      return older;
    }
    if (quick.size() >= mostQuick) {
      throw new UsageException("too many questions wait: try again in a moment");
    }
    quick.add(work);
    notifyAll();
    return Optional.empty();
  }

  /**
   * Does a job when its turn comes.
   *
   * @throws UsageException if too many wait already
   */
  public synchronized void ask(Job job) {
    requireOpen();
    if (jobs.size() >= mostJobs) {
      throw new UsageException(
          jobs.size() + " jobs wait already: try again when some of them are done");
    }
    jobs.add(job);
    if (turn != null || jobs.size() > 1) {
      job.waiting(jobs.size());
    }
    notifyAll();
  }

  /** Takes back all that a visitor asked for. */
  public void leave(Object visitor) {
    takeBack(job -> job.visitor() == visitor);
    synchronized (this) {
      quick.removeIf(work -> work.visitor() == visitor);
    }
  }

  /** Takes jobs back: those that wait are dropped, the one that runs stops at its next step. */
  public void takeBack(Predicate<Job> which) {
    List<Job> dropped = new ArrayList<>();
    synchronized (this) {
      for (Iterator<Job> each = jobs.iterator(); each.hasNext(); ) {
        Job job = each.next();
        if (which.test(job)) {
          each.remove();
          dropped.add(job);
        }
      }
      if (turn != null && which.test(turn.job())) {
        turn.stop();
      }
      tellPlaces();
      notifyAll();
    }
    dropped.forEach(Job::dropped);
  }

  /** Whether nothing is done and nothing waits. */
  public synchronized boolean isIdle() {
    return quick.isEmpty() && jobs.isEmpty() && turn == null && !busyQuick;
  }

  /** How many jobs wait. */
  public synchronized int jobs() {
    return jobs.size();
  }

  /** Between two steps of a job: quick work goes first. */
  synchronized void giveWay(Turn mine) {
    long end = System.nanoTime() + MOST_COURTESY_MILLIS * 1_000_000;
    try {
      while ((busyQuick || !quick.isEmpty()) && !mine.isStopped() && !closed) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine.stop();
    }
  }

  private void doQuick() {
    try {
      while (true) {
        Quick next;
        synchronized (this) {
          busyQuick = false;
          notifyAll();
          while (quick.isEmpty()) {
            if (closed) {
              return;
            }
            wait();
          }
          next = quick.remove();
          busyQuick = true;
        }
        next.work().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void doJobs() {
    try {
      while (true) {
        Turn mine;
        synchronized (this) {
          turn = null;
          notifyAll();
          while (jobs.isEmpty()) {
            if (closed) {
              return;
            }
            wait();
          }
          mine = new Turn(this, jobs.remove());
          turn = mine;
          tellPlaces();
        }
        mine.job().run(mine);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellPlaces() {
    int place = 0;
    for (Job job : jobs) {
      job.waiting(++place);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new UsageException("the program is ending: start it again");
    }
  }

  /** What runs stops at its next step, what waits is not done. Waits until both have ended. */
  @Override
  public void close() {
    takeBack(job -> true);
    synchronized (this) {
      closed = true;
      quick.clear();
      notifyAll();
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
