package org.convlens.array;

/** A function of two numbers. */
@FunctionalInterface
public interface FloatBinary {
  float apply(float a, float b);
}
