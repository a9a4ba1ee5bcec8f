package org.convlens.task;

/** The user stopped the work before anything was finished that could be kept. One line. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoppedException(String message) {
    super(message);
  }
}
