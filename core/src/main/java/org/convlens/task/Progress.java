package org.convlens.task;

import java.util.function.BooleanSupplier;

/** Hears how far long work has come, and may ask it to stop. */
public interface Progress {
  /** Hears nothing, never stops. */
  Progress SILENT = until(() -> false);

  /** Hears nothing, and stops when it is told. */
  static Progress until(BooleanSupplier stop) {
    return new Progress() {
      @Override
      public void begin(String what, long steps) {}

      @Override
      public void advance(long steps, String note) {}

      @Override
      public void end() {}

      @Override
      public boolean cancelled() {
        return stop.getAsBoolean();
      }
    };
  }

  /**
   * Called once before the work.
   *
   * @param steps what {@link #advance} will add up to
   */
  void begin(String what, long steps);

  /**
   * @param steps done since the last call
   * @param note what to show beside the bar, such as the loss; may be empty
   */
  void advance(long steps, String note);

  /** Called once after the work, also when it failed. */
  void end();

  /** Whether the work should stop at the next step and hand over what is finished. */
  default boolean cancelled() {
    return false;
  }
}
