package org.convlens.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.convlens.score.Confusion;
import org.convlens.score.Prediction;
import org.convlens.task.Condition;
import org.convlens.task.Reading;
import org.convlens.task.UsageException;
import org.convlens.trust.Checks;
import org.convlens.trust.Mean;
import org.convlens.trust.Means;
import org.convlens.trust.Measure;
import org.convlens.trust.RankAmongChance;

/** What answers measured, for conditions under which a build fails. */
public final class Readings {
  private static final String ACCURACY = "accuracy";
  private static final String WRONG = "wrong";
  private static final String CONFIDENCE = "confidence";
  private static final String CHANGE = "change";
  private static final String LAYERS = "layers";
  private static final String PREDICTIONS = "predictions";
  private static final String DROP = "accuracy-drop";

  private final List<Reading> all = new ArrayList<>();

  private Readings() {}

  /** Of pictures that are classified. */
  public static List<String> ofClasses(boolean truth) {
    return truth ? List.of(ACCURACY, WRONG, CONFIDENCE) : List.of(CONFIDENCE);
  }

  /** Of maps that are compared. */
  public static List<String> ofMaps(Checks checks, boolean several, boolean region, boolean truth) {
    List<String> names = new ArrayList<>();
    checks.measures().forEach(measure -> names.add(name(measure)));
    if (several) {
      names.add(name(org.convlens.trust.Agreement.MEAN));
    }
    if (region) {
      names.add(name(org.convlens.trust.Inside.SHARE));
    }
    if (truth) {
      names.addAll(List.of(ACCURACY, WRONG));
    }
    return names;
  }

  /** Of two networks. */
  public static List<String> ofNetworks(boolean pictures) {
    return pictures
        ? List.of(PREDICTIONS, ACCURACY, DROP, CHANGE, LAYERS)
        : List.of(CHANGE, LAYERS);
  }

  /**
   * @param text as {@link Condition#parse} reads it
   * @param methods of which a reading can be meant
   * @throws UsageException if something else is named
   */
  public static List<Condition> conditions(
      String text, List<String> readings, List<String> methods) {
    if (readings.isEmpty()) {
      throw new UsageException("fail-if '" + text + "': nothing is measured here");
    }
    requireTruth(text, readings);
    List<Condition> conditions = Condition.parse(text, readings);
    for (Condition one : conditions) {
      if (one.of().isPresent() && !methods.contains(one.of().get())) {
        throw new UsageException(
            "fail-if '%s': no method '%s' here%s"
                .formatted(
                    one,
                    one.of().get(),
                    methods.isEmpty() ? "" : ", there are " + String.join(", ", methods)));
      }
    }
    return conditions;
  }

  /** What needs the true classes is refused with the way to name them. */
  private static void requireTruth(String text, List<String> readings) {
    boolean asked = Pattern.matches("(.*,)?\\s*(accuracy|wrong)\\b[^-].*", text);
    if (asked && !readings.contains(ACCURACY) && !readings.contains(CHANGE)) {
      throw new UsageException(
              "fail-if '%s': what the pictures truly are is not known: name the class, or 'folder'"
                      .formatted(text)
                  + " where each lies in a folder that is named by its class")
          .about("truth");
    }
  }

  private static String name(Measure measure) {
    return measure.name().replace('_', '-');
  }

  /** Of what else was measured. */
  public static Readings of(List<Reading> measured) {
    Readings readings = new Readings();
    readings.all.addAll(measured);
    return readings;
  }

  /** Of classified pictures; the least sure of them counts. */
  public static Readings of(List<Classified> pictures, Optional<Confusion> truth) {
    Readings readings = new Readings();
    truth.ifPresent(readings::add);
    double least =
        pictures.stream()
            .map(one -> one.best().get(0))
            .mapToDouble(Prediction::probability)
            .min()
            .orElse(Double.NaN);
    readings.all.add(Reading.share(CONFIDENCE, least));
    return readings;
  }

  /**
   * Of compared maps.
   *
   * @param means over the pictures, or of a single one
   */
  public static Readings of(Means means, Optional<Confusion> truth) {
    Readings readings = new Readings();
    truth.ifPresent(readings::add);
    for (Means.Row row : means.rows()) {
      for (Mean mean : row.means()) {
        boolean place = mean.measure().name().equals(RankAmongChance.NAME);
        readings.all.add(
            new Reading(
                name(mean.measure()),
                Optional.of(row.name()),
                mean.value(),
                place ? OptionalDouble.empty() : OptionalDouble.of(1)));
      }
    }
    return readings;
  }

  /** Of two networks. */
  public static Readings of(Studied studied) {
    Readings readings = new Readings();
    Object layers = studied.outcome().facts().get("layers");
    double largest = 0;
    int moved = 0;
    int count = 0;
    for (Object layer : layers instanceof List<?> list ? list : List.of()) {
      Object change = layer instanceof Map<?, ?> facts ? facts.get("relative_change") : null;
      double relative = change instanceof Double number ? number : Double.NaN;
      largest = Double.isNaN(relative) ? largest : Math.max(largest, relative);
      moved += relative == 0 ? 0 : 1;
      count++;
    }
    readings.all.add(Reading.share(CHANGE, largest));
    readings.all.add(Reading.count(LAYERS, moved, count));
    studied.predictions().ifPresent(readings::add);
    return readings;
  }

  private void add(Confusion truth) {
    all.add(Reading.share(ACCURACY, truth.accuracy()));
    all.add(Reading.count(WRONG, truth.all().size() - truth.right(), truth.all().size()));
  }

  private void add(ChangedPredictions both) {
    all.add(Reading.count(PREDICTIONS, both.changed().size(), both.all().size()));
    both.truthOfB().ifPresent(b -> all.add(Reading.share(ACCURACY, b.accuracy())));
    if (both.truthOfA().isPresent() && both.truthOfB().isPresent()) {
      double drop = both.truthOfA().get().accuracy() - both.truthOfB().get().accuracy();
      all.add(Reading.share(DROP, drop));
    }
  }

  /** One line, if a condition holds, or is about what was not measured. */
  public Optional<String> failure(List<Condition> conditions) {
    for (Condition condition : conditions) {
      List<Reading> meant = all.stream().filter(one -> one.isMeant(condition)).toList();
      if (meant.isEmpty()) {
        return Optional.of(
            condition.reading() + " was not measured: " + condition + " cannot be judged");
      }
      for (Reading reading : meant) {
        Optional<String> failure = condition.check(reading);
        if (failure.isPresent()) {
          return failure;
        }
      }
    }
    return Optional.empty();
  }
}
