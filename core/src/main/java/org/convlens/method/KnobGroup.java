package org.convlens.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that is a record of {@link Knob}s which several methods share. Its knobs stand
 * in its place, in its order, as if each were a component of the method.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KnobGroup {
  /** Knobs of the group that nobody can turn here, and where they stand: {@code zoom=0}. */
  String[] fixed() default {};

  /** Knobs of the group that do something else here: {@code samples: coalitions that are tried}. */
  String[] says() default {};
}
