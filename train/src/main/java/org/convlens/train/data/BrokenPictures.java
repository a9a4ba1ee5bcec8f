package org.convlens.train.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.convlens.data.LabelledPictures;

/** The pictures that could not be read. Several threads may tell of them at once. */
public final class BrokenPictures {
  private final Map<String, String> reasons = new ConcurrentSkipListMap<>();
  private final boolean strict;
  private final Consumer<String> told;

  /**
   * @param strict whether the first one stops everything
   * @param told hears one line of each, the first time that it is met
   */
  public BrokenPictures(boolean strict, Consumer<String> told) {
    this.strict = strict;
    this.told = told;
  }

  /** They are left out, and can be asked for. */
  public static BrokenPictures skipped() {
    return new BrokenPictures(false, line -> {});
  }

  private void add(String name, IOException reason) throws IOException {
    if (strict) {
      throw reason;
    }
    String line = String.valueOf(reason.getMessage());
    if (reasons.put(name, line) == null) {
      told.accept(line);
    }
  }

  /**
   * Reads a picture.
   *
   * @param target takes its numbers
   * @return whether it can be read
   * @throws IOException the reason, if it cannot, and strict
   */
  public boolean reads(LabelledPictures set, int index, float[] target) throws IOException {
    try {
      set.read(index, target, 0);
      return true;
    } catch (IOException e) {
      add(set.name(index), e);
      return false;
    }
  }

  /** How many different ones. */
  public int count() {
    return reasons.size();
  }

  /** One line each, in the order of the pictures' names. */
  public List<String> reasons() {
    return List.copyOf(reasons.values());
  }
}
