package org.convlens.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.Precision;
import org.convlens.task.UsageException;

/**
 * What is looked at and what is explained: what all requests and all that was made share. A plain
 * value: it names things, it holds none.
 *
 * @param network what is looked into
 * @param other the second network, where two are looked at; opened as the first one is
 * @param picture a picture, or a folder of them
 * @param target the class that is explained; absent for the predicted one, or where none is
 * @param label what to call that class; absent for what the network calls it
 * @param score what is explained, as text
 * @param seed of every random choice
 * @param threads that compute: sums may differ in their last digits with another number
 * @param precision of the numbers that are computed
 * @param masks pictures that the score or a region calls by their names
 * @param truth the class that the picture truly is of, where that is known
 * @param atlas of many pictures that is consulted, by its manifest
 */
public record Question(
    Opening network,
    Optional<Source> other,
    Optional<Source> picture,
    Optional<Integer> target,
    Optional<String> label,
    Optional<String> score,
    long seed,
    int threads,
    Precision precision,
    List<Source> masks,
    Optional<Integer> truth,
    Optional<Source> atlas) {
  private static final String TRUTH = "truth";
  private static final String ATLAS = "atlas";
  private static final String SEED = "seed";
  private static final String MASKS = "masks";
  private static final String THREADS = "threads";
  private static final String PRECISION = "precision";

  public Question {
    masks = List.copyOf(masks);
    if (threads < 1) {
      throw new UsageException("threads " + threads + ": give at least 1");
    }
  }

  /** Of a network and nothing else, on all processors. */
  public static Question of(Opening network) {
    return new Question(
        network,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Runtime.getRuntime().availableProcessors(),
        Precision.FLOAT32,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of another network. */
  public Question in(Opening another) {
    return new Question(
        another, other, picture, target, label, score, seed, threads, precision, masks, truth,
        atlas);
  }

  /** Of a second network, too. */
  public Question beside(Optional<Source> second) {
    return new Question(
        network, second, picture, target, label, score, seed, threads, precision, masks, truth,
        atlas);
  }

  /** About another picture or folder, or none. */
  public Question about(Optional<Source> another) {
    return new Question(
        network, other, another, target, label, score, seed, threads, precision, masks, truth,
        atlas);
  }

  /**
   * About a class or another score.
   *
   * @param index absent for the predicted one
   * @param called absent for what the network calls it
   * @param text of the score; absent for the class's own
   */
  public Question explaining(
      Optional<Integer> index, Optional<String> called, Optional<String> text) {
    return new Question(
        network, other, picture, index, called, text, seed, threads, precision, masks, truth,
        atlas);
  }

  /** With other random choices. */
  public Question seeded(long another) {
    return new Question(
        network, other, picture, target, label, score, another, threads, precision, masks, truth,
        atlas);
  }

  /** Computed in another way. */
  public Question computed(Precision in, int by) {
    return new Question(
        network, other, picture, target, label, score, seed, by, in, masks, truth, atlas);
  }

  /** With other pictures behind the names of masks. */
  public Question masked(List<Source> others) {
    return new Question(
        network, other, picture, target, label, score, seed, threads, precision, others, truth,
        atlas);
  }

  /** About a picture that truly is of a class. */
  public Question knowing(Optional<Integer> index) {
    return new Question(
        network, other, picture, target, label, score, seed, threads, precision, masks, index,
        atlas);
  }

  /** With an atlas that is consulted, or none. */
  public Question consulting(Optional<Source> another) {
    return new Question(
        network, other, picture, target, label, score, seed, threads, precision, masks, truth,
        another);
  }

  /** Puts all of it into a JSON object. */
  void putInto(Map<String, Object> map) {
    target.ifPresent(index -> map.put("class", index));
    label.ifPresent(name -> map.put("label", name));
    score.ifPresent(text -> map.put("score", text));
    map.put("model", network.source().toMap());
    other.ifPresent(source -> map.put("other_model", source.toMap()));
    network.inputSize().ifPresent(size -> map.put("input_size", size));
    picture.ifPresent(source -> map.put("picture", source.toMap()));
    if (!network.preprocessing().isEmpty()) {
      map.put("preprocessing", network.preprocessing());
    }
    network.labels().ifPresent(source -> map.put("labels", source.toMap()));
    if (!masks.isEmpty()) {
      map.put(MASKS, masks.stream().map(Source::toMap).toList());
    }
    truth.ifPresent(index -> map.put(TRUTH, index));
    atlas.ifPresent(source -> map.put(ATLAS, source.toMap()));
    map.put(SEED, seed);
    map.put(THREADS, threads);
    map.put(PRECISION, precision.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Out of a JSON object. What is missing is as {@link #of(Opening)} has it.
   *
   * @throws IllegalArgumentException if no network is named, or something is damaged
   */
  static Question of(Fields fields) {
    Question least =
        of(
            new Opening(
                Source.of(fields.object("model")),
                fields.optionalText("input_size"),
                fields.optionalObject("preprocessing").map(Fields::map).orElse(Map.of()),
                fields.optionalObject("labels").map(Source::of)));
    return least
        .beside(fields.optionalObject("other_model").map(Source::of))
        .about(fields.optionalObject("picture").map(Source::of))
        .explaining(
            fields.optionalNumber("class").map(Math::toIntExact),
            fields.optionalText("label"),
            fields.optionalText("score"))
        .masked(fields.objects(MASKS).stream().map(Source::of).toList())
        .knowing(fields.optionalNumber(TRUTH).map(Math::toIntExact))
        .consulting(fields.optionalObject(ATLAS).map(Source::of))
        .seeded(fields.optionalNumber(SEED).orElse(least.seed()))
        .computed(
            fields
                .optionalText(PRECISION)
                .map(text -> Precision.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(least.precision()),
            fields.optionalNumber(THREADS).map(Math::toIntExact).orElse(least.threads()));
  }

  /**
   * The same of what was made: nothing may be missing.
   *
   * @throws IllegalArgumentException if something is
   */
  static Question made(Fields fields) {
    fields.object("model").text(Source.SHA256);
    if (fields.optionalObject("picture").isPresent()) {
      fields.object("picture").text(Source.SHA256);
    }
    fields.objects(MASKS).forEach(mask -> mask.text(Source.SHA256));
    fields.optionalObject(ATLAS).ifPresent(atlas -> atlas.text(Source.SHA256));
    fields.object("preprocessing");
    fields.number(SEED);
    fields.number(THREADS);
    fields.text(PRECISION);
    return of(fields);
  }
}
