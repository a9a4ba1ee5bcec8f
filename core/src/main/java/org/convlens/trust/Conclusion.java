package org.convlens.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the lines about the maps of one picture come to: which beat chance, which contradict each
 * other, what may be concluded. A map beats chance that is better than all random maps as smooth
 * ({@link RankAmongChance}); two maps contradict each other whose rank correlation is below −0.1,
 * so that one's peaks are rather the other's valleys.
 *
 * @param ranked maps with a rank, in their order
 * @param unranked names of those in which there is too little to rank
 * @param contradictions among the ranked
 * @param alike the least rank correlation of two maps that beat chance; NaN where there are not two
 */
public record Conclusion(
    List<Ranked> ranked, List<String> unranked, List<Contradiction> contradictions, double alike) {
  private static final double AGAINST = -0.1;

  /** Maps whose correlation is smaller do not show the same places. */
  private static final double SHARED = 0.3;

  public Conclusion {
    ranked = List.copyOf(ranked);
    unranked = List.copyOf(unranked);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * A map and its rank.
   *
   * @param rank 1 for the best
   * @param of how many, itself included
   */
  public record Ranked(String name, int rank, int of) {
    /** Whether it is better than all random maps. */
    public boolean beatsChance() {
      return rank == 1;
    }
  }

  /** Two maps that order the places of a picture in opposite ways. */
  public record Contradiction(String one, String other, double correlation) {}

  /** Absent where nothing can be ranked, or was not asked to be. */
  public static Optional<Conclusion> of(List<Examination> maps) {
    List<Ranked> ranked = new ArrayList<>();
    List<String> unranked = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Examination map = maps.get(i);
      Optional<Ranked> rank =
          map.answers().stream()
              .filter(answer -> answer.check().equals(RankAmongChance.NAME))
              .filter(answer -> Double.isFinite(answer.number(RankAmongChance.RANK)))
              .map(answer -> ranked(map.name(), answer))
              .findFirst();
      rank.ifPresent(ranked::add);
      if (rank.isPresent()) {
        places.add(i);
      } else {
        unranked.add(map.name());
      }
    }
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> beating =
        IntStream.range(0, places.size())
            .filter(i -> ranked.get(i).beatsChance())
            .mapToObj(places::get)
            .toList();
    return Optional.of(
        new Conclusion(ranked, unranked, contradictions(maps, places), least(maps, beating)));
  }

  /** The least rank correlation of two of some maps; NaN where there are not two. */
  private static double least(List<Examination> maps, List<Integer> some) {
    double least = Double.NaN;
    if (some.size() > 1) {
      Agreement agreement = Examination.agreement(maps);
      for (int i : some) {
        for (int j : some) {
          float both = agreement.correlations().at(0, i, j);
          least = i < j && !(both >= least) ? both : least;
        }
      }
    }
    return least;
  }

  private static Ranked ranked(String name, Answer answer) {
    return new Ranked(
        name,
        (int) answer.number(RankAmongChance.RANK),
        (int) answer.number(RankAmongChance.DRAWS) + 1);
  }

  private static List<Contradiction> contradictions(List<Examination> maps, List<Integer> places) {
    List<Contradiction> found = new ArrayList<>();
    if (places.size() < 2) {
      return found;
    }
    Agreement agreement = Examination.agreement(maps);
    for (int i : places) {
      for (int j : places) {
        float both = agreement.correlations().at(0, i, j);
        if (i < j && both < AGAINST) {
          found.add(new Contradiction(maps.get(i).name(), maps.get(j).name(), both));
        }
      }
    }
    return found;
  }

  /** Names of the maps that beat chance. */
  public List<String> beating() {
    return ranked.stream().filter(Ranked::beatsChance).map(Ranked::name).toList();
  }

  /** In plain words. */
  public String sentence() {
    List<String> parts = new ArrayList<>();
    List<String> beating = beating();
    List<Ranked> others = ranked.stream().filter(map -> !map.beatsChance()).toList();
    if (!beating.isEmpty()) {
      int of = ranked.get(0).of();
      parts.add(
          listed(beating)
              + (beating.size() == 1
                  ? " beats chance here (rank 1 of "
                  : " beat chance here (rank 1 of ")
              + of
              + ")");
    }
    if (!others.isEmpty()) {
      parts.add(
          listed(others.stream().map(Conclusion::told).toList())
              + (others.size() == 1 ? " does" : " do")
              + " not clearly beat chance"
              + (beating.isEmpty() ? " here" : ""));
    }
    for (Contradiction one : contradictions) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s and %s contradict each other (rank correlation −%.2f)",
              one.one(),
              one.other(),
              Math.abs(one.correlation())));
    }
    if (!unranked.isEmpty()) {
      parts.add("in " + listed(unranked) + " there is too little to rank");
    }
    return "Verdict: " + String.join("; ", parts) + ": " + advice(beating) + ".";
  }

  private String advice(List<String> beating) {
    if (beating.isEmpty()) {
      return "where "
          + (ranked.size() == 1
              ? "it is"
              : listed(ranked.stream().map(Ranked::name).toList()) + " are")
          + " bright proves nothing";
    }
    boolean torn =
        contradictions.stream()
            .anyMatch(c -> beating.contains(c.one()) && beating.contains(c.other()));
    if (torn) {
      return "believe only places that all of " + listed(beating) + " show";
    }
    if (beating.size() > 1) {
      return alike >= SHARED
          ? "the places that " + listed(beating) + " share matter to this class"
          : String.format(
              Locale.ROOT,
              "the peaks of each of %s may be read as places that matter to this class, but they do"
                  + " not all show the same ones (least rank correlation %s)",
              listed(beating),
              signed(alike));
    }
    return ranked.size() + unranked.size() > 1
        ? "only the peaks of " + beating.get(0) + " may be read as places that matter to this class"
        : "its peaks may be read as places that matter to this class";
  }

  private static String signed(double number) {
    return String.format(Locale.ROOT, "%.2f", number).replace('-', '−');
  }

  private static String told(Ranked map) {
    return map.name() + " (rank " + map.rank() + " of " + map.of() + ")";
  }

  /** Such as {@code a, b and c}. */
  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : names.subList(0, last).stream().collect(Collectors.joining(", "))
            + " and "
            + names.get(last);
  }
}
