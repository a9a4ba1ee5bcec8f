package org.convlens.array;

/** A function of one number. */
@FunctionalInterface
public interface FloatFunction {
  float apply(float value);
}
