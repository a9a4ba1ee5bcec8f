package org.convlens.trust;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.convlens.paper.Paper;

/**
 * What a check says of a heatmap.
 *
 * @param check its name, such as {@code deletion}
 * @param sentence in plain words, the level that chance reaches with it
 * @param numbers by name, in order: {@code Double}s and lists of them
 * @param paper that the check is from
 */
public record Answer(String check, String sentence, Map<String, Object> numbers, Paper paper) {
  private static final Pattern HYPHEN = Pattern.compile("(?<![\\w)])-(?=\\d)");

  /** Numbers in the sentence get a true minus sign, as on pictures. */
  public Answer {
    sentence = HYPHEN.matcher(sentence).replaceAll("−");
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
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
    if (numbers.get(name) instanceof Double number) {
      return number;
    }
    throw new IllegalArgumentException(check + " has no number '" + name + "'");
  }

  /**
   * One of the lists.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public List<Double> list(String name) {
    if (numbers.get(name) instanceof List<?> list) {
      return list.stream().map(Double.class::cast).toList();
    }
    throw new IllegalArgumentException(check + " has no list '" + name + "'");
  }

  /**
   * That a check has nothing to say, as the map has not.
   *
   * @param subject what would be told, such as {@code deletion area}
   * @param why in words
   * @param names of the numbers that there are not: NaN
   */
  static Answer untold(String check, String subject, String why, Paper paper, String... names) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    for (String name : names) {
      numbers.put(name, Double.NaN);
    }
    return new Answer(check, subject + ": " + why, numbers, paper);
  }

  /** Whether it is compared with what maps of chance reach. */
  boolean hasChance() {
    return numbers.get("chance") instanceof Double chance && Double.isFinite(chance);
  }
}
