package org.convlens.atlas;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.convlens.atlas.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link PartTables#PICTURES}.
 *
 * @param values in the table's order
 */
public record PictureRow(@Nullable Object[] values) {
  private static final Table TABLE = PartTables.PICTURES;
  private static final int NAMES = TABLE.place("names");
  private static final int WIDTH = TABLE.place("width");
  private static final int HEIGHT = TABLE.place("height");
  private static final int HASH = TABLE.place("hash");
  private static final int TRUTH = TABLE.place("truth");
  private static final int PREDICTED = TABLE.place("predicted");
  private static final int CONFIDENCE = TABLE.place("confidence");
  private static final int RANK = TABLE.place("rank");
  private static final int OUTPUTS = TABLE.place("outputs");
  private static final int INSIDE = TABLE.place("inside");
  private static final int AREA = TABLE.place("area");

  /** What was seen of a picture, whatever it is called. */
  @SuppressWarnings("ArrayRecordComponent")
  record Seen(
      int width,
      int height,
      long hash,
      @Nullable Integer predicted,
      @Nullable Double confidence,
      float[] outputs) {}

  static @Nullable Object[] of(
      Member member, Seen seen, @Nullable Double inside, @Nullable Double area) {
    Integer truth = null;
    Integer rank = null;
    Double probability = null;
    if (member.truth().isPresent() && seen.predicted() != null) {
      int index = member.truth().getAsInt();
      truth = index;
      rank = Outputs.rank(seen.outputs(), seen.predicted(), index);
      probability = StrictMath.exp(seen.outputs()[index]);
    }
    return new @Nullable Object[] {
      member.digest(),
      member.names(),
      member.bytes(),
      seen.width(),
      seen.height(),
      seen.hash(),
      truth,
      seen.predicted(),
      seen.confidence(),
      rank,
      probability,
      seen.outputs(),
      inside,
      area
    };
  }

  /** The same picture under other names, or of another class. */
  @Nullable Object[] as(Member member) {
    Seen seen =
        new Seen(
            (Integer) required(WIDTH),
            (Integer) required(HEIGHT),
            (Long) required(HASH),
            (Integer) values[PREDICTED],
            (Double) values[CONFIDENCE],
            outputs());
    return of(member, seen, (Double) values[INSIDE], (Double) values[AREA]);
  }

  private Object required(int place) {
    return Objects.requireNonNull(values[place]);
  }

  public String digest() {
    return (String) required(0);
  }

  @SuppressWarnings("unchecked")
  public List<String> names() {
    return (List<String>) required(NAMES);
  }

  public long hash() {
    return (Long) required(HASH);
  }

  /** The class that it truly is of, where that is known. */
  public OptionalInt truth() {
    return whole(TRUTH);
  }

  /** The likeliest class, where there are classes. */
  public OptionalInt predicted() {
    return whole(PREDICTED);
  }

  /** The true class's place among all, where that is known. */
  public OptionalInt rank() {
    return whole(RANK);
  }

  /** The probability of the likeliest class; NaN where there are no classes. */
  public double confidence() {
    return values[CONFIDENCE] instanceof Double number ? number : Double.NaN;
  }

  /** ln of the probability of each class, or the values of a regression. */
  public float[] outputs() {
    return (float[]) required(OUTPUTS);
  }

  /** The share of the map in the region, where there is one. */
  public Optional<Double> inside() {
    return Optional.ofNullable((Double) values[INSIDE]);
  }

  /** The region's share of what the network sees, where there is one. */
  public Optional<Double> area() {
    return Optional.ofNullable((Double) values[AREA]);
  }

  private OptionalInt whole(int place) {
    return values[place] instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
  }
}
