package org.convlens.method;

/** Draws what a unit wants to see. */
public non-sealed interface Portrait extends Method {
  @Override
  default boolean needsPicture() {
    return false;
  }
}
