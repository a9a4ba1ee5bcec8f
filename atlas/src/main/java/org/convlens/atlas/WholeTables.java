package org.convlens.atlas;

import static org.convlens.atlas.table.Column.maybe;
import static org.convlens.atlas.table.Column.of;

import java.util.List;
import org.convlens.atlas.table.Column;
import org.convlens.atlas.table.Column.Kind;
import org.convlens.atlas.table.Table;

/** The tables that all shards come to, a file each. */
public final class WholeTables {
  private static final Column LAYER = of("layer", Kind.TEXT, "its name");
  private static final Column CHANNEL = of("channel", Kind.WHOLE, "its number");

  /** A chosen layer. */
  public static final Table LAYERS =
      Table.of(
          "layers",
          "A layer whose channels were looked at.",
          LAYER,
          of("channels", Kind.WHOLE, "how many"),
          of("rows", Kind.WHOLE, "cells of a channel from top to bottom"),
          of("columns", Kind.WHOLE, "cells of a channel from left to right"),
          of("receptive_field", Kind.TEXT, "rows and columns of the input that a cell sees"));

  /** What a channel says. */
  public static final Table CHANNELS =
      Table.of(
          "channels",
          "What all cells of a channel said to all pictures. What is no number is left out.",
          LAYER,
          CHANNEL,
          of("cells", Kind.LONG, "how many numbers"),
          of("active", Kind.NUMBER, "share above 0"),
          maybe("min", Kind.REAL, "least"),
          maybe("max", Kind.REAL, "largest"),
          of("mean", Kind.NUMBER, "of the exact sum"),
          of("deviation", Kind.NUMBER, "√(mean of squares − mean²)"));

  /** The strongest cells. */
  public static final Table PATCHES =
      Table.of(
          "patches",
          "The cells that excite a channel most: one of each picture, and of pictures with equal"
              + " hashes one alone.",
          LAYER,
          CHANNEL,
          of("by", Kind.TEXT, "activation, or relevance to the predicted class"),
          of("rank", Kind.WHOLE, "1 for the strongest"),
          of("score", Kind.REAL, "the cell's activation A, or A·∂y/∂A"),
          of("digest", Kind.TEXT, "of the picture"),
          of("y", Kind.WHOLE, "the cell's row"),
          of("x", Kind.WHOLE, "the cell's column"),
          of("box_top", Kind.WHOLE, "first row of what it sees, of the network's input"),
          of("box_left", Kind.WHOLE, "first column"),
          of("box_bottom", Kind.WHOLE, "the row after the last"),
          of("box_right", Kind.WHOLE, "the column after the last"));

  /** Means by class. */
  public static final Table CLASS_MEANS =
      Table.of(
          "class_means",
          "What a layer's channels say on average to the pictures of a class.",
          LAYER,
          of("by", Kind.TEXT, "truth, or predicted: whose classes these are"),
          of("class", Kind.WHOLE, "its index"),
          of("pictures", Kind.LONG, "how many"),
          of("mean", Kind.REALS, "of each channel, over these pictures"),
          maybe("relevance", Kind.REALS, "of each channel to the explained class, likewise"));

  /** Classes. */
  public static final Table CLASSES =
      Table.of(
          "classes",
          "A class: what of it is found, and how surely.",
          of("class", Kind.WHOLE, "its index"),
          of("label", Kind.TEXT, "its name"),
          of("truly", Kind.LONG, "pictures that truly are of it"),
          of("right", Kind.LONG, "of these those that are taken for it"),
          maybe("accuracy", Kind.NUMBER, "right / truly"),
          maybe("accuracy_low", Kind.NUMBER, "from here to accuracy_high in 95 of 100 (Wilson)"),
          maybe("accuracy_high", Kind.NUMBER, "see accuracy_low"),
          of("predicted", Kind.LONG, "pictures that are taken for it"),
          maybe("confidence", Kind.NUMBER, "mean probability of these"),
          maybe("inside", Kind.NUMBER, "mean share of the map in the region, over these"),
          maybe("inside_low", Kind.NUMBER, "95 of 100 drawings of these pictures lie above"),
          maybe("inside_high", Kind.NUMBER, "see inside_low"));

  /** What is taken for what. */
  public static final Table CONFUSION =
      Table.of(
          "confusion",
          "A pair of classes that occurs.",
          of("truth", Kind.WHOLE, "index of the true class"),
          of("predicted", Kind.WHOLE, "index of the likeliest class"),
          of("pictures", Kind.LONG, "how many"));

  /** Calibration. */
  public static final Table CALIBRATION =
      Table.of(
          "calibration",
          "Pictures of known classes whose confidence lies in one tenth.",
          of("bin", Kind.WHOLE, "0 for 0 to 0.1, 9 for 0.9 to 1"),
          of("pictures", Kind.LONG, "how many"),
          of("right", Kind.LONG, "of these those that are taken for what they are"),
          of("confidence", Kind.NUMBER, "mean probability of the predicted class"),
          of("accuracy", Kind.NUMBER, "right / pictures"),
          of("accuracy_low", Kind.NUMBER, "from here to accuracy_high in 95 of 100 (Wilson)"),
          of("accuracy_high", Kind.NUMBER, "see accuracy_low"));

  /** Faults of filters. */
  public static final Table FAULTS =
      Table.of(
          "faults",
          "Something wrong with a filter, as filter-health says; the worst of a kind first.",
          of("fault", Kind.TEXT, "dead, duplicate, saturated or low-norm"),
          of("layer", Kind.TEXT, "the convolution"),
          of("filter", Kind.WHOLE, "its number"),
          maybe("twin", Kind.WHOLE, "the filter that it repeats"),
          of("severity", Kind.NUMBER, "the larger the worse, among faults of one kind"),
          of("reason", Kind.TEXT, "a few words"));

  /** Broken pictures. */
  public static final Table BROKEN =
      Table.of(
          "broken",
          "A file that could not be read as a picture.",
          maybe("digest", Kind.TEXT, "SHA-256 of its bytes; null where these cannot be read"),
          of("names", Kind.TEXTS, "under which it lies"),
          of("reason", Kind.TEXT, "in one line"));

  /** All of them. */
  public static final List<Table> ALL =
      List.of(
          LAYERS, CHANNELS, PATCHES, CLASS_MEANS, CLASSES, CONFUSION, CALIBRATION, FAULTS, BROKEN);

  private WholeTables() {}
}
