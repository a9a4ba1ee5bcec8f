package org.convlens.trust;

/**
 * A measure of one picture.
 *
 * @param value NaN where there is nothing to tell
 * @param chance what maps of chance reach; NaN where there is no such level
 */
public record Measured(Measure measure, double value, double chance) {
  boolean isTold() {
    return Double.isFinite(value);
  }

  boolean hasChance() {
    return Double.isFinite(chance);
  }
}
