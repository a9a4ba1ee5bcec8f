package org.convlens.report;

import java.util.Map;
import java.util.Optional;

/**
 * Which network, and what is said of it that its file does not say.
 *
 * @param inputSize rows and columns, such as {@code 224x224}, where the network's file leaves them
 *     open
 * @param preprocessing as JSON; empty for what the file says, else a guess
 * @param labels a file with the names of the classes; absent for those in the network's file
 */
public record Opening(
    Source source,
    Optional<String> inputSize,
    Map<String, Object> preprocessing,
    Optional<Source> labels) {

  /** As its file says. */
  public static Opening of(Source source) {
    return new Opening(source, Optional.empty(), Map.of(), Optional.empty());
  }

  /** Another network, opened in the same way. */
  public Opening with(Source other) {
    return new Opening(other, inputSize, preprocessing, labels);
  }
}
