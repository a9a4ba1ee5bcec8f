package org.convlens.format.set;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the pictures of a part are for. */
public enum Split {
  /** A network learns from them. */
  TRAINING("train", "training"),
  /** It is judged on them while it learns. */
  VALIDATION("val", "valid", "validation", "dev"),
  /** It is judged on them at the end. */
  TEST("test", "testing");

  private final String words;

  Split(String... words) {
    this.words = String.join(" ", words);
  }

  /** Lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part that folders and columns call so, in any case. */
  static Optional<Split> of(String word) {
    String small = word.strip().toLowerCase(Locale.ROOT);
    for (Split split : values()) {
      if (List.of(split.words.split(" ", -1)).contains(small)) {
        return Optional.of(split);
      }
    }
    return Optional.empty();
  }
}
