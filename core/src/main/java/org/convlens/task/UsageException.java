package org.convlens.task;

/**
 * The user asked for something that does not exist or does not fit. The message is one line that
 * names the value and the remedy.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
