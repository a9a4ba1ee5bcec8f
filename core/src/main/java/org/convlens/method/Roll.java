package org.convlens.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convlens.task.Note;

/**
 * Which pictures were looked at, in any order and in any parts.
 *
 * @param seen how many
 * @param unreadable why those that could not be read could not, by name
 * @param first of those that were looked at and diagnosed, by name
 */
public record Roll(int seen, SortedMap<String, String> unreadable, Optional<Diagnosed> first) {
  /** No picture. */
  public static final Roll EMPTY = new Roll(0, new TreeMap<>(PictureName.ORDER), Optional.empty());

  public Roll {
    unreadable = new TreeMap<>(unreadable);
  }

  /**
   * A picture with what must be known of it and of the network.
   *
   * @param notes one sentence each
   */
  public record Diagnosed(String picture, List<Note> notes) {
    public Diagnosed {
      notes = List.copyOf(notes);
    }

    private static Diagnosed earlier(Diagnosed one, Diagnosed other) {
      return PictureName.ORDER.compare(one.picture, other.picture) <= 0 ? one : other;
    }
  }

  /** With more that were looked at. */
  Roll having(int more) {
    return new Roll(seen + more, unreadable, first);
  }

  /** With one more that could not be read. */
  Roll lacking(String picture, String why) {
    SortedMap<String, String> more = new TreeMap<>(unreadable);
    more.put(picture, why);
    return new Roll(seen, more, first);
  }

  Roll beginning(Diagnosed diagnosed) {
    return merge(new Roll(0, EMPTY.unreadable, Optional.of(diagnosed)));
  }

  /** Of both. */
  public Roll merge(Roll other) {
    SortedMap<String, String> both = new TreeMap<>(unreadable);
    both.putAll(other.unreadable);
    Optional<Diagnosed> earliest =
        first.isPresent() && other.first.isPresent()
            ? Optional.of(Diagnosed.earlier(first.get(), other.first.get()))
            : first.or(() -> other.first);
    return new Roll(seen + other.seen, both, earliest);
  }

  /** How many could not be read. */
  public int skipped() {
    return unreadable.size();
  }

  /** How many were looked at or skipped. */
  public int taken() {
    return seen + skipped();
  }

  /**
   * What must be known of the pictures, one sentence each.
   *
   * @param all how many there are
   */
  public List<Note> notes(int all) {
    List<Note> notes = new ArrayList<>(first.map(Diagnosed::notes).orElse(List.of()));
    Optional<Map.Entry<String, String>> lost = unreadable.entrySet().stream().findFirst();
    lost.ifPresent(
        one ->
            notes.add(
                Note.warning(
                    "%d of %d pictures could not be read and were skipped, the first because %s."
                        .formatted(skipped(), taken(), one.getValue()))));
    if (taken() < all) {
      notes.add(Note.warning("Stopped: these are " + seen + " of " + all + " pictures."));
    }
    return notes;
  }
}
