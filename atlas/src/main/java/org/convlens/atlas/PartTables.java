package org.convlens.atlas;

import static org.convlens.atlas.table.Column.maybe;
import static org.convlens.atlas.table.Column.of;

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
          of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          of("names", Kind.TEXTS, "its names: paths within the pictures' folder, in order"),
          of("bytes", Kind.LONG, "of its file"),
          of("width", Kind.WHOLE, "of the original, in pixels"),
          of("height", Kind.WHOLE, "of the original, in pixels"),
          of("hash", Kind.LONG, "perceptual hash: equal where pictures look alike at 8 × 8"),
          maybe("truth", Kind.WHOLE, "the class that it truly is of; null where nobody says"),
          maybe("predicted", Kind.WHOLE, "the likeliest class; null where there are no classes"),
          maybe("confidence", Kind.NUMBER, "its probability, 0..1"),
          maybe("rank", Kind.WHOLE, "of the true class, 1 for the likeliest"),
          maybe("truth_probability", Kind.NUMBER, "of the true class, 0..1"),
          of(
              "outputs",
              Kind.REALS,
              "ln of the probability of each class, by its index; of a regression the values"),
          maybe("inside", Kind.NUMBER, "share of the map's positive part in the region, 0..1"),
          maybe("area", Kind.NUMBER, "the region's share of what the network sees, 0..1"));

  /** What all channels of a layer say to a picture. */
  public static final Table VECTORS =
      Table.of(
          Layout.VECTORS,
          "What a layer says to a picture: a row for each chosen layer.",
          of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          of("layer", Kind.TEXT, "its name"),
          of("mean", Kind.REALS, "of each channel's cells"),
          maybe(
              "relevance",
              Kind.REALS,
              "of each channel to the explained class: Σ A·∂y/∂A over its cells"));

  /** One cell of a layer, all channels. */
  public static final Table CELLS =
      Table.of(
          Layout.CELLS,
          "Cells drawn at random, with what all channels of a layer say there.",
          of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          of("layer", Kind.TEXT, "its name"),
          of("y", Kind.WHOLE, "the cell's row"),
          of("x", Kind.WHOLE, "the cell's column"),
          of("box_top", Kind.WHOLE, "first row of what it sees, of the network's input"),
          of("box_left", Kind.WHOLE, "first column"),
          of("box_bottom", Kind.WHOLE, "the row after the last"),
          of("box_right", Kind.WHOLE, "the column after the last"),
          maybe("relevance", Kind.REAL, "to the explained class: Σ A·∂y/∂A over the channels"),
          of("activation", Kind.REALS, "of each channel"));

  /** A map of an explanation. */
  public static final Table MAPS =
      Table.of(
          Layout.MAPS,
          "The explanation of a picture's predicted class.",
          of(DIGEST, Kind.TEXT, DIGEST_SENTENCE),
          of("class", Kind.WHOLE, "that is explained; of a regression the value"),
          of("height", Kind.WHOLE, "rows"),
          of("width", Kind.WHOLE, "columns"),
          of("scale", Kind.REAL, "the largest absolute number: values times this is the map"),
          of("values", Kind.HALVES, "−1..1, rows from the top"));

  private PartTables() {}
}
