package org.convlens.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.convlens.paper.Paper;

/** What the manual says of a method, a study or a check. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
  /** One sentence: what it shows. */
  String summary();

  /** What is computed, in Unicode. */
  String formula();

  /** One sentence: how it misleads. */
  String caution();

  /** Whose numbers it gives, and where other tools differ; empty where there is nothing to say. */
  String compat() default "";

  /** Where its formula comes from; empty for plain inspection. */
  Paper[] papers() default {};
}
