package org.convlens.formula;

import java.util.OptionalDouble;

/**
 * One operation on the way to a number.
 *
 * @param does in Unicode, such as {@code Σ patch · kernel}, {@code + bias}, {@code max(0, x)}
 * @param with the number that comes in by it, such as the bias; absent where none does
 * @param gives what there is after it
 */
public record Step(String does, OptionalDouble with, double gives) {
  static Step of(String does, double gives) {
    return new Step(does, OptionalDouble.empty(), gives);
  }

  static Step with(String does, double number, double gives) {
    return new Step(does, OptionalDouble.of(number), gives);
  }
}
