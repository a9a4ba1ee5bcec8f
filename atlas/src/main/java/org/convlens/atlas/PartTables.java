package org.convlens.atlas;

import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;

/** The tables that have a file for each shard, with rows in the order of the pictures' digests. */
public final class PartTables {
  static final String DIGEST = "digest";
  private static final String DIGEST_SENTENCE =
      "SHA-256 of the picture file's bytes, 64 hexadecimal digits";

  /** A picture. */
  public static final Table PICTURES =
      Table.of(
          Layout.PICTURES,
          "A picture that was looked at.",
          Column.of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          Column.of("names", Kind.TEXTS, "its names: paths within the pictures' folder, in order"),
          Column.of("bytes", Kind.LONG, "of its file"),
          Column.of("width", Kind.WHOLE, "of the original, in pixels"),
          Column.of("height", Kind.WHOLE, "of the original, in pixels"),
          Column.of("hash", Kind.LONG, "perceptual hash: equal where pictures look alike at 8 × 8"),
          Column.maybe(
              "truth", Kind.WHOLE, "the class that it truly is of; null where nobody says"),
          Column.maybe(
              "predicted", Kind.WHOLE, "the likeliest class; null where there are no classes"),
          Column.maybe("confidence", Kind.NUMBER, "its probability, 0..1"),
          Column.maybe("rank", Kind.WHOLE, "of the true class, 1 for the likeliest"),
          Column.maybe("truth_probability", Kind.NUMBER, "of the true class, 0..1"),
          Column.of(
              "outputs",
              Kind.REALS,
              "ln of the probability of each class, by its index; of a regression the values"),
          Column.maybe(
              "inside", Kind.NUMBER, "share of the map's positive part in the region, 0..1"),
          Column.maybe("area", Kind.NUMBER, "the region's share of what the network sees, 0..1"));

  /** What all channels of a layer say to a picture. */
  public static final Table VECTORS =
      Table.of(
          Layout.VECTORS,
          "What a layer says to a picture: a row for each chosen layer.",
          Column.of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          Column.of("layer", Kind.TEXT, "its name"),
          Column.of("mean", Kind.REALS, "of each channel's cells"),
          Column.maybe(
              "relevance",
              Kind.REALS,
              "of each channel to the explained class: Σ A·∂y/∂A over its cells"));

  /** One cell of a layer, all channels. */
  public static final Table CELLS =
      Table.of(
          Layout.CELLS,
          "Cells drawn at random, with what all channels of a layer say there.",
          Column.of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          Column.of("layer", Kind.TEXT, "its name"),
          Column.of("y", Kind.WHOLE, "the cell's row"),
          Column.of("x", Kind.WHOLE, "the cell's column"),
          Column.of("box_top", Kind.WHOLE, "first row of what it sees, of the network's input"),
          Column.of("box_left", Kind.WHOLE, "first column"),
          Column.of("box_bottom", Kind.WHOLE, "the row after the last"),
          Column.of("box_right", Kind.WHOLE, "the column after the last"),
          Column.maybe(
              "relevance", Kind.REAL, "to the explained class: Σ A·∂y/∂A over the channels"),
          Column.of("activation", Kind.REALS, "of each channel"));

  /** A map of an explanation. */
  public static final Table MAPS =
      Table.of(
          Layout.MAPS,
          "The explanation of a picture's predicted class.",
          Column.of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          Column.of("class", Kind.WHOLE, "that is explained; of a regression the value"),
          Column.of("height", Kind.WHOLE, "rows"),
          Column.of("width", Kind.WHOLE, "columns"),
          Column.of(
              "scale", Kind.REAL, "the largest absolute number: values times this is the map"),
          Column.of("values", Kind.HALVES, "−1..1, rows from the top"));

  private PartTables() {}
}
