package org.convlens.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network takes pictures for whose classes are known.
 *
 * @param all pictures, in order; at least one
 */
public record Confusion(List<Judged> all) {
  public Confusion {
    all = List.copyOf(all);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no picture was judged");
    }
  }

  /**
   * Pictures of one class that are taken for one, perhaps the same.
   *
   * @param example one of them, which knows both names
   */
  public record Cell(int truth, int predicted, int count, Judged example) {}

  /** How many are taken for what they are. */
  public int right() {
    return within(1);
  }

  /** Of how many the true class is among the likeliest. */
  public int within(int likeliest) {
    return (int) all.stream().filter(one -> one.rank() <= likeliest).count();
  }

  /** The share of those that are taken for what they are, 0..1. */
  public double accuracy() {
    return (double) right() / all.size();
  }

  /** Those that are not, the surest mistake first. */
  public List<Judged> errors() {
    return all.stream()
        .filter(one -> !one.isRight())
        .sorted(Comparator.comparingDouble((Judged one) -> -one.predicted().probability()))
        .toList();
  }

  /** All pairs of true and predicted class that occur, by their indices. */
  public List<Cell> cells() {
    Map<List<Integer>, Cell> cells = new LinkedHashMap<>();
    for (Judged one : all) {
      int truth = one.truth().index();
      int predicted = one.predicted().index();
      cells.merge(
          List.of(truth, predicted),
          new Cell(truth, predicted, 1, one),
          (a, b) -> new Cell(truth, predicted, a.count + b.count, a.example));
    }
    List<Cell> sorted = new ArrayList<>(cells.values());
    sorted.sort(Comparator.comparingInt(Cell::truth).thenComparingInt(Cell::predicted));
    return sorted;
  }
}
