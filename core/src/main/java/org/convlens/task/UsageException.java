package org.convlens.task;

import java.util.List;
import java.util.Optional;

/**
 * The user asked for something that does not exist or does not fit. The message is one line that
 * names the value and the remedy, in words that hold for programs and people alike: how a parameter
 * is written, such as {@code --layer}, only the door knows that took it.
 */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String[] parameters;
  private final String lister;

  public UsageException(String message) {
    this(message, new String[0], "");
  }

  private UsageException(String message, String[] parameters, String lister) {
    super(message);
    this.parameters = parameters;
    this.lister = lister;
  }

  /** The same, together with what the remedy speaks of: names such as {@code layer}. */
  public UsageException about(String... names) {
    return like(names.clone(), lister);
  }

  /** The same with more words at its end. */
  public UsageException adding(String words) {
    UsageException longer = new UsageException(getMessage() + words, parameters, lister);
    longer.setStackTrace(getStackTrace());
    return longer;
  }

  /** The same, together with the command that lists all that could be named. */
  UsageException listedBy(String command) {
    return like(parameters, command);
  }

  private UsageException like(String[] names, String command) {
    UsageException other = new UsageException(String.valueOf(getMessage()), names, command);
    other.setStackTrace(getStackTrace());
    return other;
  }

  /** The command, such as {@code convlens summary}, that lists all that could be named. */
  public Optional<String> lister() {
    return lister.isEmpty() ? Optional.empty() : Optional.of(lister);
  }

  /** Parameters that, given or given otherwise, would help; empty where none is known. */
  public List<String> parameters() {
    return List.of(parameters);
  }
}
