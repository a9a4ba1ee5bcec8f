package org.convlens.trust;

import java.util.List;
import org.convlens.method.Adjustable;
import org.convlens.method.Explanation;
import org.convlens.net.Engine;
import org.convlens.net.Head;
import org.convlens.task.Run;

/**
 * One way to test what a heatmap claims. Implementations are records whose components are their
 * knobs; the same seed answers the same.
 */
public interface Check extends Adjustable {
  /** What its answers are found by: lower case with hyphens. */
  String name();

  /** What it is called among others, such as {@code drop of confidence}. */
  default String title() {
    return name();
  }

  /** What its answers measure, in their order. */
  List<Measure> measures();

  /** Whether it has something to say of what a method finds. */
  default boolean applies(Explanation method, Head head) {
    return true;
  }

  /** Whether it is more work than passes through the network. */
  default boolean isLong() {
    return false;
  }

  /**
   * @param engine opens networks that are changed for the test
   * @param run whose progress advances by one per pass, as far as it can; it is begun and ended
   *     elsewhere
   */
  Answer ask(Claim claim, Engine engine, Run run);

  /**
   * What it costs at most.
   *
   * @param method what the map costs
   */
  Cost cost(Cost method, Pace pace);
}
