package org.convlens.formula;

import java.util.Arrays;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.task.UsageException;

/** A unit of a layer, from 0. Flat layers have one row and one column. */
public record Cell(int channel, int row, int column) {
  /**
   * @param text such as {@code 17,4,9}, or {@code 17} for a flat layer
   * @throws UsageException if it is nothing of the kind
   */
  public static Cell parse(String text) {
    String[] parts = text.split(",", -1);
    boolean numbers = Arrays.stream(parts).allMatch(part -> part.strip().matches("\\d{1,9}"));
    if (!numbers || (parts.length != 1 && parts.length != 3)) {
      throw new UsageException(
              "unit '"
                  + text
                  + "': give channel, row and column such as 17,4,9; of a flat layer 17")
          .about("unit");
    }
    int[] at = Arrays.stream(parts).mapToInt(part -> Integer.parseInt(part.strip())).toArray();
    return parts.length == 1 ? new Cell(at[0], 0, 0) : new Cell(at[0], at[1], at[2]);
  }

  /** By its place in C order. */
  static Cell at(int flat, Volume layer) {
    int within = flat % layer.area();
    return new Cell(flat / layer.area(), within / layer.width(), within % layer.width());
  }

  /** Its place in C order. */
  int in(Volume layer) {
    return (channel * layer.height() + row) * layer.width() + column;
  }

  /**
   * @throws UsageException if the layer has no such unit
   */
  void requireIn(Volume layer, LayerId id) {
    require("channel", channel, layer.channels(), id);
    require("row", row, layer.height(), id);
    require("column", column, layer.width(), id);
  }

  private static void require(String what, int number, int count, LayerId id) {
    if (number >= count) {
      throw new UsageException(
              "%s %d: layer '%s' has %ss 0 to %d".formatted(what, number, id, what, count - 1))
          .about("unit");
    }
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return channel + "," + row + "," + column;
  }
}
