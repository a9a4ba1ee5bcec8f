package org.convlens.trust;

import org.convlens.paper.Paper;

/**
 * A number of a check whose mean over many pictures says something of a method.
 *
 * @param name lower case with underscores
 * @param title short, such as {@code increase}
 * @param term in full, such as {@code increase in confidence}
 * @param lowerIsBetter whether a lower number is better
 * @param share whether it is told in percents
 * @param paper that it is from
 */
public record Measure(
    String name, String title, String term, boolean lowerIsBetter, boolean share, Paper paper) {

  /** Of which a lower number is better. */
  static Measure lower(String name, String title, String term, Paper paper) {
    return new Measure(name, title, term, true, false, paper);
  }

  /** Of which a higher number is better. */
  static Measure higher(String name, String title, String term, Paper paper) {
    return new Measure(name, title, term, false, false, paper);
  }

  /** The same, told in percents. */
  Measure inPercents() {
    return new Measure(name, title, term, lowerIsBetter, true, paper);
  }

  /** For one picture, with no level of chance. */
  Measured at(double value) {
    return at(value, Double.NaN);
  }

  /** For one picture. */
  Measured at(double value, double chance) {
    return new Measured(this, value, chance);
  }
}
