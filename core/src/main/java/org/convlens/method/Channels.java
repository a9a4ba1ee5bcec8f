package org.convlens.method;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.convlens.task.UsageException;

/**
 * Which channels of a layer are meant.
 *
 * @param text {@code all}, or numbers and ranges from 0 separated by commas: {@code 0-15,40}
 */
public record Channels(String text) {
  public static final Channels ALL = new Channels("all");

  private static final String PART = "[0-9]{1,7}(-[0-9]{1,7})?";

  public Channels {
    if (!text.equals("all") && !text.matches(PART + "(," + PART + ")*")) {
      throw new UsageException(
          "channels '" + text + "': give all, or numbers and ranges such as 0-15,40");
    }
  }

  /**
   * The numbers that are meant, in the order given, each once.
   *
   * @param count how many channels there are
   * @param layer what to call the layer in a refusal
   * @throws UsageException if the layer has no such channel
   */
  public List<Integer> in(int count, String layer) {
    if (text.equals("all")) {
      return IntStream.range(0, count).boxed().toList();
    }
    Set<Integer> chosen = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first > last) {
        throw new UsageException("channels '" + part + "': the first must not exceed the last");
      }
      if (last >= count) {
        throw new UsageException(
            "channel " + last + ": layer '" + layer + "' has channels 0 to " + (count - 1));
      }
      IntStream.rangeClosed(first, last).forEach(chosen::add);
    }
    return new ArrayList<>(chosen);
  }

  @Override
  public String toString() {
    return text;
  }
}
