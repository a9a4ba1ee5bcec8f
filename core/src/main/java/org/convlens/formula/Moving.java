package org.convlens.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Sight;
import org.convlens.net.op.Trait;

/** Numbers that are taken over as they are, from another place. */
final class Moving {
  private Moving() {}

  static Formula of(Making making) {
    if (making.node().op().is(Trait.PASSES)) {
      return copied(making, 0, Cell.at(making.flat(), making.input(0)));
    }
    List<Shape> shapes =
        IntStream.range(0, making.node().inputs().size()).mapToObj(making::shape).toList();
    List<Formula> found = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      List<Sight> sights = making.node().op().sights(shapes, i, making.node().weights());
      for (Sight sight : sights) {
        for (Cell cell : cells(sight, making.unit(), making.input(i))) {
          found.add(copied(making, i, cell));
        }
      }
    }
    boolean border = found.isEmpty() && making.node().op() instanceof Pad;
    if (border) {
      double value = ((Pad) making.node().op()).value();
      return making.formula(List.of(), List.of(Step.of("border", value)));
    }
    if (found.size() != 1) {
      throw making.refusal();
    }
    return found.get(0);
  }

  /** Those that a unit sees; more than one is enough to know that nothing is just taken over. */
  private static List<Cell> cells(Sight sight, Cell unit, Volume input) {
    List<Cell> cells = new ArrayList<>();
    for (int c : inside(sight.channels().at(unit.channel()), input.channels())) {
      for (int y : inside(sight.rows().at(unit.row()), input.height())) {
        for (int x : inside(sight.columns().at(unit.column()), input.width())) {
          if (cells.size() > 1) {
            return cells;
          }
          cells.add(new Cell(c, y, x));
        }
      }
    }
    return cells;
  }

  private static int[] inside(int[] places, int count) {
    return IntStream.of(places).filter(at -> at >= 0 && at < count).toArray();
  }

  private static Formula copied(Making making, int input, Cell cell) {
    Patch patch = Patch.point(making.from(input), making.input(input), cell);
    return making.formula(List.of(patch), List.of(Step.of("taken over", patch.numbers().at(0))));
  }
}
