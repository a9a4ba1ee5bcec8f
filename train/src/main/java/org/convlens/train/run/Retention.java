package org.convlens.train.run;

import org.convlens.task.UsageException;

/**
 * Which epochs' weights stay. Those before the first step and the best do always.
 *
 * @param latest how many of the latest stay as well
 */
public record Retention(int latest) {
  /** All of them. */
  public static final Retention ALL = new Retention(Integer.MAX_VALUE);

  /**
   * @param text {@code all}, {@code best} or how many of the latest
   * @throws UsageException if it is none of them
   */
  public static Retention parse(String text) {
    if (text.equals("all")) {
      return ALL;
    }
    if (text.equals("best")) {
      return new Retention(0);
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new UsageException(
          "keep '" + text + "': must be all, best or how many of the latest epochs");
    }
    return new Retention(Integer.parseInt(text));
  }

  boolean keeps(int epoch, int best, int epochs) {
    return epoch == 0 || epoch == best || epoch > epochs - (long) latest;
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return latest == Integer.MAX_VALUE ? "all" : latest == 0 ? "best" : Integer.toString(latest);
  }
}
