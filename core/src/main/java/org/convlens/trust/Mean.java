package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The mean of a measure over pictures.
 *
 * @param pictures of which there is a number; those whose map is the same everywhere have none
 * @param value NaN if there is no picture
 * @param chance the mean of what the same maps reach, moved elsewhere; NaN where there is no such
 * @param difference value − chance
 * @param error the standard error of the difference, s / √n over the pictures' own differences; NaN
 *     for fewer than two pictures
 * @param ahead how many pictures are better than chance
 */
public record Mean(
    Measure measure,
    int pictures,
    double value,
    double chance,
    double difference,
    double error,
    int ahead) {
  /** So many standard errors are no accident. */
  private static final double CLEAR = 2;

  /**
   * @param answers of each picture
   */
  static Mean of(Measure measure, List<List<Answer>> answers) {
    List<Double> values = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    List<Double> differences = new ArrayList<>();
    int ahead = 0;
    for (List<Answer> picture : answers) {
      Optional<Measured> found =
          picture.stream()
              .flatMap(answer -> answer.measured().stream())
              .filter(one -> one.measure().equals(measure) && one.isTold())
              .findFirst();
      found.ifPresent(one -> values.add(one.value()));
      if (found.isPresent() && found.get().hasChance()) {
        chances.add(found.get().chance());
        double difference = found.get().value() - found.get().chance();
        differences.add(difference);
        ahead += (measure.lowerIsBetter() ? -difference : difference) > 0 ? 1 : 0;
      }
    }
    double difference = mean(differences);
    double error = error(differences, difference);
    return new Mean(measure, values.size(), mean(values), mean(chances), difference, error, ahead);
  }

  /** Whether there is a level of chance. */
  public boolean hasChance() {
    return Double.isFinite(chance);
  }

  /** Whether it differs from chance, for better or worse, by more than two standard errors. */
  public boolean isClear() {
    return Math.abs(difference) > CLEAR * error;
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static double error(List<Double> numbers, double mean) {
    int count = numbers.size();
    double squares = numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
  }
}
