package org.convlens.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a file says of its making can be true: anybody may have written it. */
final class Sound {
  private static final int DEEPEST = 20;
  private static final long MOST_THREADS = 1024;

  private Sound() {}

  /**
   * @return the same
   * @throws IllegalArgumentException naming what is empty, holds control characters, or makes no
   *     sense
   */
  static Map<String, Object> checked(Map<String, Object> made) {
    made.forEach((key, value) -> check(key, value, 0));
    return made;
  }

  private static void check(String key, @Nullable Object value, int depth) {
    boolean plain = !(value instanceof String text) || isPlain(text);
    boolean sound = value != null && plain && depth < DEEPEST && isPlain(key);
    if (key.equals("threads")) {
      sound &= value instanceof Number n && n.longValue() >= 0 && n.longValue() <= MOST_THREADS;
    } else if (key.equals("path")) {
      sound &= value instanceof String place && isFile(place);
    }
    if (!sound) {
      throw new IllegalArgumentException("its '" + plain(key) + "' makes no sense");
    }
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((k, v) -> check(String.valueOf(k), v, depth + 1));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> check(key, each, depth + 1));
    }
  }

  /** Whether a path ends in a name. */
  private static boolean isFile(String text) {
    try {
      return Path.of(text).getFileName() != null;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether a terminal shows a text as it is. */
  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
