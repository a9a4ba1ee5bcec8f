package org.convlens.trust;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.convlens.paper.Paper;

/**
 * What a check says of a heatmap.
 *
 * @param check its name, such as {@code deletion}
 * @param sentence in plain words, the level that chance reaches with it
 * @param details what the sentence rests on, in order
 * @param measured what counts in means over pictures
 * @param paper that the check is from
 */
public record Answer(
    String check, String sentence, List<Detail> details, List<Measured> measured, Paper paper) {
  private static final Pattern HYPHEN = Pattern.compile("(?<![\\w)])-(?=\\d)");

  /** Numbers in the sentence get a true minus sign, as on pictures. */
  public Answer {
    sentence = HYPHEN.matcher(sentence).replaceAll("−");
    details = List.copyOf(details);
    measured = List.copyOf(measured);
  }

  /** Of a check, which cites its first paper. */
  static Answer of(Check check, String sentence, List<Detail> details, Measured... measured) {
    return new Answer(
        check.name(), sentence, details, List.of(measured), check.about().papers()[0]);
  }

  /**
   * That a check has nothing to say, as the map has not.
   *
   * @param subject what would be told, such as {@code deletion area}
   * @param why in words
   * @param names of the numbers that there are not: NaN
   */
  static Answer untold(
      Check check, String subject, String why, List<String> names, Measure... measures) {
    List<Detail> none = names.stream().map(name -> Detail.of(name, Double.NaN)).toList();
    Measured[] measured =
        Arrays.stream(measures).map(measure -> measure.at(Double.NaN)).toArray(Measured[]::new);
    return of(check, subject + ": " + why, none, measured);
  }

  /** The sentence with its paper, for example {@code ... [Petsiuk et al. 2018]}. */
  public String cited() {
    return sentence + " [" + paper.brief() + "]";
  }

  /**
   * One of the numbers.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public double number(String name) {
    return detail(name, Detail.Figure.class).number();
  }

  /**
   * One of the rows of numbers.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public List<Double> numbers(String name) {
    return detail(name, Detail.Figures.class).value();
  }

  private <D extends Detail> D detail(String name, Class<D> kind) {
    return details.stream()
        .filter(detail -> detail.name().equals(name))
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(check + " has no such detail as '" + name + "'"));
  }

  /** Whether it is compared with what maps of chance reach. */
  boolean hasChance() {
    return measured.stream().anyMatch(Measured::hasChance);
  }
}
