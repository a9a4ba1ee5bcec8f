package org.convlens.method;

import java.util.Optional;
import org.convlens.net.Model;

/** Looks at what differs between two checkpoints of one architecture. */
public non-sealed interface Difference extends Study {
  /**
   * @throws org.convlens.task.UsageException naming the first layer that differs in shape, if the
   *     two are not of one architecture
   */
  void requireAlike(Model a, Model b);

  /**
   * @param a the first, such as before training; with a picture and a score if b has them
   * @param b the second
   * @param explanation what draws where both looked; not used without a picture
   * @throws org.convlens.task.UsageException as {@link #requireAlike}
   */
  Outcome look(Scene a, Scene b, Optional<Explanation> explanation);

  /** The name of the explanation in the catalogue. */
  String explanation();
}
