package org.convlens.atlas.nearest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.table.Table;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of an atlas, in the order of their digests.
 *
 * @param digests of their files
 * @param names the first name of each
 * @param truth the true class; −1 where nobody says
 * @param predicted the likeliest class; −1 where there are no classes
 * @param outputs ln of the probability of each class
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pictured(
    List<String> digests, List<String> names, int[] truth, int[] predicted, List<float[]> outputs) {

  public static Pictured of(Atlas atlas) throws IOException {
    Table table = PartTables.PICTURES;
    List<String> digests = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    List<Integer> predicted = new ArrayList<>();
    List<float[]> outputs = new ArrayList<>();
    Kept.each(
        atlas,
        table,
        "make it again",
        row -> {
          digests.add(String.valueOf(row[table.place("digest")]));
          List<?> all = (List<?>) Objects.requireNonNull(row[table.place("names")]);
          names.add(all.isEmpty() ? digests.get(digests.size() - 1) : String.valueOf(all.get(0)));
          truth.add(whole(row[table.place("truth")]));
          predicted.add(whole(row[table.place("predicted")]));
          outputs.add((float[]) Objects.requireNonNull(row[table.place("outputs")]));
        });
    return new Pictured(
        digests,
        names,
        truth.stream().mapToInt(i -> i).toArray(),
        predicted.stream().mapToInt(i -> i).toArray(),
        outputs);
  }

  /** What a class is called. */
  public static String named(List<String> classes, int index) {
    return index < classes.size() ? classes.get(index) : "class " + index;
  }

  private static int whole(@Nullable Object value) {
    return value instanceof Integer number ? number : -1;
  }

  public int size() {
    return digests.size();
  }

  /** The place of each digest. */
  public Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < digests.size(); i++) {
      places.put(digests.get(i), i);
    }
    return places;
  }

  /**
   * A picture by its name, the end of its name, or the first digits of its digest.
   *
   * @throws UsageException if there is none, or several
   */
  public int find(String word) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      if (names.get(i).equals(word)) {
        return i;
      }
      boolean digest = word.length() >= 6 && digests.get(i).startsWith(word);
      if (digest || names.get(i).endsWith("/" + word)) {
        found.add(i);
      }
    }
    if (found.size() != 1) {
      throw new UsageException(
          found.isEmpty()
              ? "no picture '%s' in the atlas: give its name within the folder, or the first six digits of its digest"
                  .formatted(word)
              : "%d pictures are called '%s', such as '%s': give the whole name"
                  .formatted(found.size(), word, names.get(found.get(0))));
    }
    return found.get(0);
  }
}
