package org.convlens.format.set;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.data.ClassedPictures;

/**
 * What was found at a place: one to three parts with the same classes.
 *
 * @param kind what form they have, for people, such as {@code idx files}
 * @param parts at least one
 * @param notes what was left alone, in sentences
 */
public record PictureSets(String kind, Map<Split, ClassedPictures> parts, List<String> notes) {
  public PictureSets {
    parts = new EnumMap<>(parts);
    notes = List.copyOf(notes);
  }

  PictureSets(String kind, Map<Split, ClassedPictures> parts) {
    this(kind, parts, List.of());
  }

  /** In the order training, validation, test. */
  @Override
  public Map<Split, ClassedPictures> parts() {
    return new EnumMap<>(parts);
  }

  public Optional<ClassedPictures> part(Split split) {
    return Optional.ofNullable(parts.get(split));
  }

  /** The classes of all parts. */
  public List<String> classes() {
    return parts.values().iterator().next().classes();
  }

  /**
   * @throws IOException with one line, if parts differ in their classes
   */
  PictureSets checked(Object place) throws IOException {
    for (Map.Entry<Split, ClassedPictures> part : parts.entrySet()) {
      if (!part.getValue().classes().equals(classes())) {
        throw new IOException(
            "the %s pictures in '%s' have classes %s where others have %s: give all parts the same"
                .formatted(
                    part.getKey().text(), place, few(part.getValue().classes()), few(classes())));
      }
    }
    return this;
  }

  private static String few(List<String> classes) {
    int most = 8;
    String names = String.join(", ", classes.subList(0, Math.min(most, classes.size())));
    return classes.size() > most ? names + " and " + (classes.size() - most) + " more" : names;
  }
}
