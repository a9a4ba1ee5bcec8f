package org.convlens.task;

/**
 * A sentence beside what was found.
 *
 * @param kind whether it is told or warned of
 * @param text one sentence or a few
 */
public record Note(Kind kind, String text) {
  /** What a sentence is for. */
  public enum Kind {
    /** How something was made or measured. */
    FACT,
    /** Why it may mislead. */
    WARNING
  }

  public static Note fact(String text) {
    return new Note(Kind.FACT, text);
  }

  public static Note warning(String text) {
    return new Note(Kind.WARNING, text);
  }

  public boolean isWarning() {
    return kind == Kind.WARNING;
  }

  /** The same of one of several: {@code grad-cam: ...}. */
  public Note of(String whose) {
    return new Note(kind, whose + ": " + text);
  }

  /** As a line for people, such as {@code warning: the map is zero everywhere}. */
  public String line() {
    return (isWarning() ? "warning: " : "note: ") + text;
  }

  @Override
  public String toString() {
    return text;
  }
}
