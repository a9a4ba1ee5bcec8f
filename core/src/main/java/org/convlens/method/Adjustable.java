package org.convlens.method;

import java.util.Objects;

/**
 * Something that users choose by name and adjust. Implementations are records whose components are
 * their {@link Knob}s, with an {@link About}.
 */
public interface Adjustable {
  /** What the manual says of it. */
  default About about() {
    return Objects.requireNonNull(
        getClass().getAnnotation(About.class), () -> getClass().getName() + " lacks @About");
  }
}
