package org.convlens.report.page;

import java.util.function.Supplier;
import org.convlens.task.Progress;
import org.convlens.trust.Cost;

/** Hears what long work is going to cost, and how far it is. */
public interface Listener {
  /** Hears nothing of the cost. */
  static Listener of(Supplier<Progress> progress) {
    return new Listener() {
      @Override
      public void passes(long count) {}

      @Override
      public boolean asksForTime() {
        return false;
      }

      @Override
      public void cost(Cost cost) {}

      @Override
      public Progress progress() {
        return progress.get();
      }
    };
  }

  /** Called before all else, where the work is long. */
  void passes(long count);

  /** Whether to find out how long the work takes, by a trial of it. */
  default boolean asksForTime() {
    return true;
  }

  /** Called after that: what was measured. */
  void cost(Cost cost);

  /** Hears how far the work is; when it stops it, what is finished is kept. */
  Progress progress();
}
