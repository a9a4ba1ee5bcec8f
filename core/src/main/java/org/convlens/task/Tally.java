package org.convlens.task;

import java.util.List;
import java.util.Locale;

/** Counts what is done of a piece of work, so that work that was stopped can say so. */
public final class Tally implements Progress {
  private final Progress listener;
  private String task = "";
  private long planned;
  private long done;

  /**
   * @param listener hears everything too, and decides when to stop
   */
  public Tally(Progress listener) {
    this.listener = listener;
  }

  @Override
  public void begin(String what, long steps) {
    task = what;
    planned += steps;
    listener.begin(what, steps);
  }

  @Override
  public void advance(long steps, String note) {
    done += steps;
    listener.advance(steps, note);
  }

  @Override
  public void end() {
    listener.end();
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }

  /**
   * What a reader must know: nothing if all is done, else how much is.
   *
   * @throws StoppedException with one line, if the work was stopped before anything was done
   */
  public List<Note> notes() {
    if (done >= planned) {
      return List.of();
    }
    if (done == 0) {
      throw new StoppedException(task + ": stopped before anything was finished");
    }
    return List.of(
        Note.warning(
            String.format(Locale.ROOT, "Stopped after %,d of %,d passes.", done, planned)));
  }
}
