package org.convlens.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.method.Outcome;
import org.convlens.task.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What an atlas comes to, in a few numbers.
 *
 * @param pictures that were looked at
 * @param names under which they lie
 * @param broken files that could not be read as pictures
 * @param judged pictures whose true class is known
 * @param right of these those that are taken for what they are
 * @param calibration the expected calibration error; null where none is judged
 * @param confidence mean probability of the predicted class; null where there are no classes
 * @param inside mean share of the maps in the region; null where there is none
 * @param insideLow lower end of its interval
 * @param insideHigh upper end
 * @param faulty filters with which something is wrong; null where there are no filters
 * @param filters that were examined
 */
public record Summary(
    long pictures,
    long names,
    long broken,
    long judged,
    long right,
    @Nullable Double calibration,
    @Nullable Double confidence,
    @Nullable Double inside,
    @Nullable Double insideLow,
    @Nullable Double insideHigh,
    @Nullable Long faulty,
    @Nullable Long filters) {

  private static final String BROKEN = "broken";
  private static final String CONFIDENCE = "confidence";
  private static final String ACCURACY = "accuracy";
  private static final String WRONG = "wrong";
  private static final String CALIBRATION = "calibration-error";
  private static final String INSIDE = "inside";
  private static final String FAULTY = "faulty";

  static Summary of(ClassTally tally, int broken, long seed, Optional<Outcome> health) {
    ClassTally.Tally all = tally.all();
    double[] inside = all.inside();
    Interval mean = inside.length == 0 ? null : Interval.ofMean(inside, seed);
    return new Summary(
        tally.pictures(),
        tally.names(),
        broken,
        all.truly,
        all.right,
        all.truly == 0 ? null : tally.calibration().error(),
        all.predicted == 0 ? null : all.confidence / all.predicted,
        inside.length == 0 ? null : mean(inside),
        mean == null ? null : mean.low(),
        mean == null ? null : mean.high(),
        health.map(h -> count(h, "counts")).orElse(null),
        health.map(h -> count(h, "filters")).orElse(null));
  }

  private static @Nullable Long count(Outcome health, String name) {
    Object value = health.facts().get(name);
    Object count = value instanceof Map<?, ?> counts ? counts.get("faulty") : value;
    return count instanceof Number number ? number.longValue() : null;
  }

  static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  /** What conditions can be about. */
  public static List<String> names(Watch watch, boolean truth) {
    List<String> names = new ArrayList<>(List.of(BROKEN));
    if (watch.head().hasProbability()) {
      names.add(CONFIDENCE);
    }
    if (truth) {
      names.addAll(List.of(ACCURACY, WRONG, CALIBRATION));
    }
    if (watch.plan().scope().where().isPresent()) {
      names.add(INSIDE);
    }
    if (watch.health().isPresent()) {
      names.add(FAULTY);
    }
    return names;
  }

  /** What was measured, for conditions: those of {@link #names}. */
  public List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    readings.add(Reading.count(BROKEN, (double) broken, (double) (pictures + broken)));
    if (confidence != null) {
      readings.add(Reading.share(CONFIDENCE, confidence));
    }
    if (judged > 0) {
      readings.add(Reading.share(ACCURACY, (double) right / judged));
      readings.add(Reading.count(WRONG, (double) (judged - right), (double) judged));
    }
    if (calibration != null) {
      readings.add(Reading.share(CALIBRATION, calibration));
    }
    if (inside != null) {
      readings.add(Reading.share(INSIDE, inside));
    }
    if (faulty != null && filters != null) {
      readings.add(Reading.count(FAULTY, faulty.doubleValue(), filters.doubleValue()));
    }
    return readings;
  }

  Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("pictures", pictures);
    facts.put("names", names);
    facts.put("broken", broken);
    facts.put("judged", judged);
    facts.put("right", right);
    if (judged > 0) {
      Interval accuracy = Interval.ofShare(right, judged);
      facts.put("accuracy", (double) right / judged);
      facts.put("accuracy_low", accuracy.low());
      facts.put("accuracy_high", accuracy.high());
    }
    facts.put("calibration_error", calibration);
    facts.put("confidence", confidence);
    facts.put("inside", inside);
    facts.put("inside_low", insideLow);
    facts.put("inside_high", insideHigh);
    facts.put("faulty", faulty);
    facts.put("filters", filters);
    facts.values().removeIf(java.util.Objects::isNull);
    return facts;
  }

  static Summary of(JsonFields facts) {
    return new Summary(
        facts.number("pictures"),
        facts.number("names"),
        facts.number("broken"),
        facts.number("judged"),
        facts.number("right"),
        real(facts, "calibration_error"),
        real(facts, "confidence"),
        real(facts, "inside"),
        real(facts, "inside_low"),
        real(facts, "inside_high"),
        whole(facts, "faulty"),
        whole(facts, "filters"));
  }

  private static @Nullable Double real(JsonFields facts, String name) {
    return facts.map().get(name) instanceof Number number ? number.doubleValue() : null;
  }

  private static @Nullable Long whole(JsonFields facts, String name) {
    return facts.map().get(name) instanceof Number number ? number.longValue() : null;
  }
}
