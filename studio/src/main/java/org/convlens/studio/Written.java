package org.convlens.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a door wrote what it got, if it did.
 *
 * @param file the picture
 * @param numbers before any normalisation
 * @param film how the picture was made
 */
public record Written(Optional<Path> file, List<Path> numbers, Optional<Path> film) {
  /** The bytes were handed on. */
  public static final Written NOWHERE = new Written(Optional.empty(), List.of(), Optional.empty());

  public Written {
    numbers = List.copyOf(numbers);
  }

  /** Nothing but the picture. */
  public static Written to(Path file) {
    return new Written(Optional.of(file), List.of(), Optional.empty());
  }
}
