package org.convlens.formula;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;

/**
 * The numbers of one input that enter a unit: those of some neighbouring channels, in some rows and
 * columns.
 *
 * @param from the layer whose numbers they are
 * @param firstChannel of it
 * @param rows of it, one for each row of the numbers; those outside of it are padding
 * @param columns likewise
 * @param within rows and columns that the layer has
 * @param numbers channels × rows × columns; what padding counts as stands in its place
 * @param weights by which each is multiplied, of the same shape; absent where there are none
 */
public record Patch(
    LayerId from,
    int firstChannel,
    List<Integer> rows,
    List<Integer> columns,
    Extent within,
    Volume numbers,
    Optional<Volume> weights) {

  /** Rows and columns of a layer. */
  public record Extent(int rows, int columns) {}

  public Patch {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  /**
   * Cut out of what a layer said.
   *
   * @param padding what stands outside of it
   */
  static Patch cut(
      LayerId from,
      Volume said,
      int firstChannel,
      int channels,
      List<Integer> rows,
      List<Integer> columns,
      float padding) {
    Extent within = new Extent(said.height(), said.width());
    Volume numbers =
        Volume.generate(
            channels,
            rows.size(),
            columns.size(),
            (c, y, x) ->
                isInside(within, rows.get(y), columns.get(x))
                    ? said.at(firstChannel + c, rows.get(y), columns.get(x))
                    : padding);
    return new Patch(from, firstChannel, rows, columns, within, numbers, Optional.empty());
  }

  /** A single number. */
  static Patch point(LayerId from, Volume said, Cell cell) {
    return cut(from, said, cell.channel(), 1, List.of(cell.row()), List.of(cell.column()), 0);
  }

  /** All rows or columns of a layer. */
  static List<Integer> all(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  Patch weighed(Volume by) {
    return new Patch(from, firstChannel, rows, columns, within, numbers, Optional.of(by));
  }

  private static boolean isInside(Extent within, int row, int column) {
    return row >= 0 && row < within.rows && column >= 0 && column < within.columns;
  }

  /** Whether a number's place, by row and column of the patch, is outside of the layer. */
  public boolean isPadding(int row, int column) {
    return !isInside(within, rows.get(row), columns.get(column));
  }

  /** How many numbers. */
  public int size() {
    return numbers.size();
  }

  /** How many of them are padding. */
  public int padding() {
    int cells = 0;
    for (int y = 0; y < rows.size(); y++) {
      for (int x = 0; x < columns.size(); x++) {
        cells += isPadding(y, x) ? 1 : 0;
      }
    }
    return cells * numbers.channels();
  }

  /** Whose number it is, by its place in C order. */
  public Cell cell(int index) {
    Cell here = Cell.at(index, numbers);
    return new Cell(
        firstChannel + here.channel(), rows.get(here.row()), columns.get(here.column()));
  }

  /** What a number, by its place in C order, gives to the sum. */
  public double product(int index) {
    return weights.isPresent()
        ? (double) numbers.at(index) * weights.get().at(index)
        : numbers.at(index);
  }

  /** Σ of all products, in float64. */
  public double sum() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += product(i);
    }
    return sum;
  }
}
