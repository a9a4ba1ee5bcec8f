package org.convlens.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a record as something that users choose: of a method, or of what several
 * methods share, as a {@link KnobGroup}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Knob {
  /** One sentence, lower case, without a full stop. */
  String value();

  /** The least number allowed. */
  double from() default Double.NEGATIVE_INFINITY;

  /** The greatest number allowed. */
  double to() default Double.POSITIVE_INFINITY;

  /**
   * Where another knob must stand for this one to have an effect: {@code middle=gamma}, {@code
   * arrangement!=collated}, {@code norm>0}, or {@code picture} where there must be one. Empty where
   * it always has.
   */
  String needs() default "";
}
