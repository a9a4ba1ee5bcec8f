package org.convlens.catalog;

import java.util.Optional;
import org.convlens.trust.Check;

/**
 * A trust check as users find it.
 *
 * @param quick as it is asked where nothing else is said; absent if it is too long for that
 * @param defaults as it is asked where time does not matter
 */
public record CheckEntry(Optional<Check> quick, Check defaults) implements Listed {
  CheckEntry(Check quick, Check full) {
    this(Optional.of(quick), full);
  }

  /** A check that is long work. */
  CheckEntry(Check full) {
    this(Optional.empty(), full);
  }

  @Override
  public String name() {
    return defaults.name();
  }

  @Override
  public String family() {
    return "How far it can be trusted";
  }
}
