package org.convlens.atlas;

import java.util.List;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;

/** The tables that all shards come to, a file each. */
public final class WholeTables {
  private static final Column LAYER = Column.of("layer", Kind.TEXT, "its name");
  private static final Column CHANNEL = Column.of("channel", Kind.WHOLE, "its number");

  /** A chosen layer. */
  public static final Table LAYERS =
      Table.of(
          "layers",
          "A layer whose channels were looked at.",
          LAYER,
          Column.of("channels", Kind.WHOLE, "how many"),
          Column.of("rows", Kind.WHOLE, "cells of a channel from top to bottom"),
          Column.of("columns", Kind.WHOLE, "cells of a channel from left to right"),
          Column.of(
              "receptive_field", Kind.TEXT, "rows and columns of the input that a cell sees"));

  /** What a channel says. */
  public static final Table CHANNELS =
      Table.of(
          "channels",
          "What all cells of a channel said to all pictures. What is no number is left out.",
          LAYER,
          CHANNEL,
          Column.of("cells", Kind.LONG, "how many numbers"),
          Column.of("active", Kind.NUMBER, "share above 0"),
          Column.maybe("min", Kind.REAL, "least"),
          Column.maybe("max", Kind.REAL, "largest"),
          Column.of("mean", Kind.NUMBER, "of the exact sum"),
          Column.of("deviation", Kind.NUMBER, "√(mean of squares − mean²)"));

  /** The strongest cells. */
  public static final Table PATCHES =
      Table.of(
          "patches",
          "The cells that excite a channel most: one of each picture, and of pictures with equal"
              + " hashes one alone.",
          LAYER,
          CHANNEL,
          Column.of("by", Kind.TEXT, "activation, or relevance to the predicted class"),
          Column.of("rank", Kind.WHOLE, "1 for the strongest"),
          Column.of("score", Kind.REAL, "the cell's activation A, or A·∂y/∂A"),
          Column.of("digest", Kind.TEXT, "of the picture"),
          Column.of("y", Kind.WHOLE, "the cell's row"),
          Column.of("x", Kind.WHOLE, "the cell's column"),
          Column.of("box_top", Kind.WHOLE, "first row of what it sees, of the network's input"),
          Column.of("box_left", Kind.WHOLE, "first column"),
          Column.of("box_bottom", Kind.WHOLE, "the row after the last"),
          Column.of("box_right", Kind.WHOLE, "the column after the last"));

  /** Means by class. */
  public static final Table CLASS_MEANS =
      Table.of(
          "class_means",
          "What a layer's channels say on average to the pictures of a class.",
          LAYER,
          Column.of("by", Kind.TEXT, "truth, or predicted: whose classes these are"),
          Column.of("class", Kind.WHOLE, "its index"),
          Column.of("pictures", Kind.LONG, "how many"),
          Column.of("mean", Kind.REALS, "of each channel, over these pictures"),
          Column.maybe(
              "relevance", Kind.REALS, "of each channel to the explained class, likewise"));

  /** Classes. */
  public static final Table CLASSES =
      Table.of(
          "classes",
          "A class: what of it is found, and how surely.",
          Column.of("class", Kind.WHOLE, "its index"),
          Column.of("label", Kind.TEXT, "its name"),
          Column.of("truly", Kind.LONG, "pictures that truly are of it"),
          Column.of("right", Kind.LONG, "of these those that are taken for it"),
          Column.maybe("accuracy", Kind.NUMBER, "right / truly"),
          Column.maybe(
              "accuracy_low", Kind.NUMBER, "from here to accuracy_high in 95 of 100 (Wilson)"),
          Column.maybe("accuracy_high", Kind.NUMBER, "see accuracy_low"),
          Column.of("predicted", Kind.LONG, "pictures that are taken for it"),
          Column.maybe("confidence", Kind.NUMBER, "mean probability of these"),
          Column.maybe("inside", Kind.NUMBER, "mean share of the map in the region, over these"),
          Column.maybe("inside_low", Kind.NUMBER, "95 of 100 drawings of these pictures lie above"),
          Column.maybe("inside_high", Kind.NUMBER, "see inside_low"));

  /** What is taken for what. */
  public static final Table CONFUSION =
      Table.of(
          "confusion",
          "A pair of classes that occurs.",
          Column.of("truth", Kind.WHOLE, "index of the true class"),
          Column.of("predicted", Kind.WHOLE, "index of the likeliest class"),
          Column.of("pictures", Kind.LONG, "how many"));

  /** Calibration. */
  public static final Table CALIBRATION =
      Table.of(
          "calibration",
          "Pictures of known classes whose confidence lies in one tenth.",
          Column.of("bin", Kind.WHOLE, "0 for 0 to 0.1, 9 for 0.9 to 1"),
          Column.of("pictures", Kind.LONG, "how many"),
          Column.of("right", Kind.LONG, "of these those that are taken for what they are"),
          Column.of("confidence", Kind.NUMBER, "mean probability of the predicted class"),
          Column.of("accuracy", Kind.NUMBER, "right / pictures"),
          Column.of(
              "accuracy_low", Kind.NUMBER, "from here to accuracy_high in 95 of 100 (Wilson)"),
          Column.of("accuracy_high", Kind.NUMBER, "see accuracy_low"));

  /** Faults of filters. */
  public static final Table FAULTS =
      Table.of(
          "faults",
          "Something wrong with a filter, as filter-health says; the worst of a kind first.",
          Column.of("fault", Kind.TEXT, "dead, duplicate, saturated or low-norm"),
          Column.of("layer", Kind.TEXT, "the convolution"),
          Column.of("filter", Kind.WHOLE, "its number"),
          Column.maybe("twin", Kind.WHOLE, "the filter that it repeats"),
          Column.of("severity", Kind.NUMBER, "the larger the worse, among faults of one kind"),
          Column.of("reason", Kind.TEXT, "a few words"));

  /** Broken pictures. */
  public static final Table BROKEN =
      Table.of(
          "broken",
          "A file that could not be read as a picture.",
          Column.maybe(
              "digest", Kind.TEXT, "SHA-256 of its bytes; null where these cannot be read"),
          Column.of("names", Kind.TEXTS, "under which it lies"),
          Column.of("reason", Kind.TEXT, "in one line"));

  /** All of them. */
  public static final List<Table> ALL =
      List.of(
          LAYERS, CHANNELS, PATCHES, CLASS_MEANS, CLASSES, CONFUSION, CALIBRATION, FAULTS, BROKEN);

  private WholeTables() {}
}
