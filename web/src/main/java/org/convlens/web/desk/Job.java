package org.convlens.web.desk;

/** Long work of a visitor. Its methods are called by the desk, one at a time. */
public interface Job {
  /** Whose it is. */
  Object visitor();

  /**
   * How many are before it, whenever that changes.
   *
   * @param place 1 for the next one
   */
  void waiting(int place);

  /**
   * Does the work, in short steps between which it asks the turn whether to stop.
   *
   * @param turn hears how far it is
   */
  void run(Turn turn);

  /** It was taken back before it began. */
  void dropped();
}
