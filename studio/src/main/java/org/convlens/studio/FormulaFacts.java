package org.convlens.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.formula.Cell;
import org.convlens.formula.Derivation;
import org.convlens.formula.Formula;
import org.convlens.formula.Patch;
import org.convlens.formula.Step;
import org.jspecify.annotations.Nullable;

/**
 * How a unit's number came about, for programs: in the manner of {@link Facts}. Never more numbers
 * than wished: of large patches those that say most, and what the rest adds up to.
 *
 * @param most numbers of each patch
 */
record FormulaFacts(int most) {
  /** Rows and columns that are told one by one. */
  private static final int LISTED = 64;

  Map<String, Object> of(Derivation derivation) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("asked", derivation.asked());
    facts.put("formulas", derivation.formulas().stream().map(this::of).toList());
    return facts;
  }

  private Map<String, Object> of(Formula formula) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("layer", formula.layer().name());
    facts.put("kind", formula.kind());
    facts.put("unit", of(formula.unit()));
    facts.put("result", Facts.finite(formula.result()));
    facts.put("engine", Facts.finite(formula.said()));
    facts.put("steps", formula.steps().stream().map(FormulaFacts::of).toList());
    facts.put("patches", formula.patches().stream().map(this::of).toList());
    formula
        .winner()
        .ifPresent(index -> facts.put("winner", of(formula.patches().get(0).cell(index))));
    return facts;
  }

  private static List<Integer> of(Cell cell) {
    return List.of(cell.channel(), cell.row(), cell.column());
  }

  private static Map<String, Object> of(Step step) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("does", step.does());
    step.with().ifPresent(number -> facts.put("with", Facts.finite(number)));
    facts.put("gives", Facts.finite(step.gives()));
    return facts;
  }

  private Map<String, Object> of(Patch patch) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("from", patch.from().name());
    facts.put("channels", List.of(patch.firstChannel(), patch.numbers().channels()));
    facts.put("rows", places(patch.rows()));
    facts.put("columns", places(patch.columns()));
    facts.put("within", List.of(patch.within().rows(), patch.within().columns()));
    facts.put("count", patch.size());
    facts.put("padding", patch.padding());
    facts.put("sum", Facts.finite(patch.sum()));
    if (patch.numbers().area() > most) {
      putStrongest(patch, facts);
    } else {
      putSlices(patch, facts);
    }
    return facts;
  }

  /** All of them, or the first and the last where there are many. */
  private static List<Integer> places(List<Integer> all) {
    return all.size() <= LISTED ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** Whole channels, those that say most first. */
  private void putSlices(Patch patch, Map<String, Object> facts) {
    int area = patch.numbers().area();
    double[] sums = new double[patch.numbers().channels()];
    for (int i = 0; i < patch.size(); i++) {
      sums[i / Math.max(1, area)] += patch.product(i);
    }
    List<Integer> order = strongest(sums);
    int told = Math.min(order.size(), Math.max(1, most / Math.max(1, area)));
    List<Map<String, Object>> slices = new ArrayList<>();
    for (int channel : order.subList(0, told)) {
      Map<String, Object> slice = new LinkedHashMap<>();
      slice.put("channel", patch.firstChannel() + channel);
      slice.put("sum", Facts.finite(sums[channel]));
      slice.put("numbers", rows(patch.numbers(), channel));
      patch.weights().ifPresent(weights -> slice.put("weights", rows(weights, channel)));
      slices.add(slice);
    }
    facts.put("slices", slices);
    List<Integer> others = order.subList(told, order.size());
    facts.put("rest", rest(others.size(), others.stream().mapToDouble(c -> sums[c]).sum()));
  }

  /** Single numbers, those that say most first. */
  private void putStrongest(Patch patch, Map<String, Object> facts) {
    double[] products = IntStream.range(0, patch.size()).mapToDouble(patch::product).toArray();
    List<Integer> order = strongest(products);
    List<Map<String, Object>> numbers = new ArrayList<>();
    for (int index : order.subList(0, most)) {
      Map<String, Object> number = new LinkedHashMap<>();
      number.put("cell", of(patch.cell(index)));
      number.put("number", Facts.finite(patch.numbers().at(index)));
      patch.weights().ifPresent(w -> number.put("weight", Facts.finite(w.at(index))));
      number.put("product", Facts.finite(products[index]));
      numbers.add(number);
    }
    facts.put("strongest", numbers);
    List<Integer> others = order.subList(most, order.size());
    facts.put("rest", rest(others.size(), others.stream().mapToDouble(i -> products[i]).sum()));
  }

  private static Map<String, Object> rest(int count, double sum) {
    Map<String, Object> rest = new LinkedHashMap<>();
    rest.put("count", count);
    rest.put("sum", Facts.finite(sum));
    return rest;
  }

  /** The largest sizes first, equals in their order. */
  static List<Integer> strongest(double... numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(numbers[i])))
        .toList();
  }

  private static List<List<@Nullable Double>> rows(Volume volume, int channel) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (int y = 0; y < volume.height(); y++) {
      List<@Nullable Double> row = new ArrayList<>();
      for (int x = 0; x < volume.width(); x++) {
        row.add(Facts.finite(volume.at(channel, y, x)));
      }
      rows.add(row);
    }
    return rows;
  }
}
