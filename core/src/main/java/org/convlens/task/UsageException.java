package org.convlens.task;

import java.util.List;

/**
 * The user asked for something that does not exist or does not fit. The message is one line that
 * names the value and the remedy, in words that hold for programs and people alike: how a parameter
 * is written, such as {@code --layer}, only the door knows that took it.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String[] parameters;

  public UsageException(String message) {
    this(message, new String[0]);
  }

  private UsageException(String message, String[] parameters) {
    super(message);
    this.parameters = parameters;
  }

  /** The same, together with what the remedy speaks of: names such as {@code layer}. */
  public UsageException about(String... names) {
    UsageException named = new UsageException(String.valueOf(getMessage()), names.clone());
    named.setStackTrace(getStackTrace());
    return named;
  }

  /** Parameters that, given or given otherwise, would help; empty where none is known. */
  public List<String> parameters() {
    return List.of(parameters);
  }
}
