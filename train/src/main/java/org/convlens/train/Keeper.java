package org.convlens.train;

import java.io.IOException;
import java.util.Optional;
import org.convlens.net.Graph;
import org.convlens.net.Model;

/** Where a training leaves what it makes, and finds it again. */
public interface Keeper {
  /**
   * Where the training was left; empty where it begins.
   *
   * @throws IOException with one line, if what is kept cannot be read
   */
  Optional<RunState> latest() throws IOException;

  /** Whether so much time has passed that the state should be saved. */
  boolean isDue();

  /** Whether the state at the end of an epoch should be saved, if it is not the last one. */
  boolean isWorthSaving();

  /**
   * Takes the place of all states before it.
   *
   * @throws IOException with one line, if it cannot be written; the states before it are whole then
   */
  void save(RunState state) throws IOException;

  /** Hears what an epoch came to, before the state after it is saved. */
  void epoch(EpochEnd end) throws IOException;

  /** Hears of a moment that may be looked at. */
  void moment(Moment moment) throws IOException;

  /**
   * The weights after an epoch that was kept.
   *
   * @throws IOException with one line, if they are not there
   */
  Graph weights(int epoch) throws IOException;

  /** Hears how it ended, finished or stopped. */
  void end(TrainingResult result) throws IOException;

  /**
   * The end of an epoch.
   *
   * @param epoch from 1; 0 before the first step
   * @param best whether its weights are those that would be handed over
   * @param step how many were made
   * @param model the network as it is then, with the history up to then
   */
  record EpochEnd(int epoch, boolean best, long step, Model model) {}

  /** In memory, and only the best. */
  static Keeper inMemory() {
    return new MemoryKeeper();
  }
}
