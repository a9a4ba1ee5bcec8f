package org.convlens.trust;

import java.util.List;
import java.util.Optional;
import org.convlens.paper.Paper;

/** A number of a check whose mean over many pictures says something of a method. */
public enum Measure {
  DELETION("deletion", "deletion area", "deletion", "area", Better.LOWER, Paper.PETSIUK_2018),
  INSERTION("insertion", "insertion area", "insertion", "area", Better.HIGHER, Paper.PETSIUK_2018),
  /** Of the confidence, as a share of it: Chattopadhyay et al. 2017 call its mean so. */
  AVERAGE_DROP(
      "average drop", "average drop", "drop", "drop", Better.LOWER, Paper.CHATTOPADHYAY_2017),
  /** The share of pictures whose confidence rises when only the map is left. */
  INCREASE(
      "increase",
      "increase in confidence",
      "drop",
      "increase",
      Better.HIGHER,
      Paper.CHATTOPADHYAY_2017),
  ROAD("ROAD", "ROAD", "road", "combined", Better.HIGHER, Paper.RONG_2022),
  /** Similarity of the maps of networks that have forgotten; has no level of chance but 0. */
  RANDOMISATION(
      "randomisation",
      "similarity under randomisation",
      "randomisation",
      "mean",
      Better.LOWER,
      Paper.ADEBAYO_2018),
  /** With the other methods. */
  AGREEMENT(
      "agreement",
      "agreement with the other maps",
      "agreement",
      "mean",
      Better.HIGHER,
      Paper.ADEBAYO_2018);

  /** Which numbers are the better ones. */
  private enum Better {
    LOWER,
    HIGHER
  }

  private final String title;
  private final String term;
  private final String check;
  private final String number;
  private final Better better;
  private final Paper paper;

  Measure(String title, String term, String check, String number, Better better, Paper paper) {
    this.title = title;
    this.term = term;
    this.check = check;
    this.number = number;
    this.better = better;
    this.paper = paper;
  }

  /** Short, such as {@code increase}. */
  public String title() {
    return title;
  }

  /** In full, such as {@code increase in confidence}. */
  public String term() {
    return term;
  }

  public Paper paper() {
    return paper;
  }

  /** Whether a lower number is better. */
  public boolean lowerIsBetter() {
    return better == Better.LOWER;
  }

  /** Whether its check was asked. */
  boolean isAskedIn(List<Answer> answers) {
    return answers.stream().anyMatch(answer -> answer.check().equals(check));
  }

  /** What a check said; absent where it had nothing to tell. */
  Optional<Double> in(List<Answer> answers) {
    return in(answers, number);
  }

  /** What maps of chance reach. */
  Optional<Double> chanceIn(List<Answer> answers) {
    return in(answers, this == INCREASE ? "chance_increase" : "chance");
  }

  private Optional<Double> in(List<Answer> answers, String name) {
    return answers.stream()
        .filter(answer -> answer.check().equals(check))
        .flatMap(answer -> Optional.ofNullable(answer.numbers().get(name)).stream())
        .filter(Double.class::isInstance)
        .map(Double.class::cast)
        .filter(Double::isFinite)
        .findFirst();
  }
}
