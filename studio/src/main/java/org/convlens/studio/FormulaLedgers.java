package org.convlens.studio;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Volume;
import org.convlens.formula.Derivation;
import org.convlens.formula.Formula;
import org.convlens.formula.Patch;
import org.convlens.formula.Step;
import org.convlens.method.Ledger;
import org.convlens.picture.Numeral;

/**
 * How a unit's number came about, for people.
 *
 * @param most rows of numbers that enter
 */
record FormulaLedgers(int most) {
  List<Ledger> of(Derivation derivation) {
    List<Ledger> ledgers = new ArrayList<>();
    Formula asked = derivation.formula();
    for (Formula formula : derivation.formulas()) {
      boolean single = formula.patches().stream().allMatch(patch -> patch.size() == 1);
      if (formula.layer().equals(asked.layer()) || !single) {
        formula.patches().stream()
            .filter(patch -> patch.size() > 1)
            .forEach(patch -> ledgers.add(numbers(formula, patch)));
      }
      ledgers.add(steps(formula, formula.layer().equals(asked.layer())));
    }
    return ledgers;
  }

  private Ledger numbers(Formula formula, Patch patch) {
    double[] products = new double[patch.size()];
    for (int i = 0; i < products.length; i++) {
      products[i] = patch.product(i);
    }
    List<Integer> order = FormulaFacts.strongest(products);
    int told = Math.min(most, order.size());
    List<List<String>> rows = new ArrayList<>();
    for (int index : order.subList(0, told)) {
      List<String> row = new ArrayList<>();
      row.add(patch.cell(index).toString());
      row.add(Numeral.fine(patch.numbers().at(index)));
      if (patch.weights().isPresent()) {
        Volume weights = patch.weights().get();
        row.add(Numeral.fine(weights.at(index)));
        row.add(Numeral.fine(products[index]));
      }
      rows.add(row);
    }
    if (told < order.size()) {
      double rest = order.subList(told, order.size()).stream().mapToDouble(i -> products[i]).sum();
      List<String> row = new ArrayList<>();
      row.add("%,d more".formatted(order.size() - told));
      if (patch.weights().isPresent()) {
        row.addAll(List.of("", ""));
      }
      row.add(Numeral.fine(rest));
      rows.add(row);
    }
    List<String> headings = new ArrayList<>(List.of("Unit", ">Number"));
    if (patch.weights().isPresent()) {
      headings.addAll(List.of(">Weight", ">Product"));
    }
    String padding = patch.padding() == 0 ? "" : ", %,d of them padding".formatted(patch.padding());
    String title =
        "What enters %s from %s: %,d numbers%s"
            .formatted(formula.layer(), patch.from(), patch.size(), padding);
    return new Ledger(title, headings, rows);
  }

  private static Ledger steps(Formula formula, boolean asked) {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : formula.steps()) {
      String with = step.with().isPresent() ? Numeral.fine(step.with().getAsDouble()) : "";
      rows.add(List.of(step.does(), with, Numeral.fine(step.gives())));
    }
    String title =
        "%s (%s), unit %s%s: %s"
            .formatted(
                formula.layer(),
                formula.kind(),
                formula.unit(),
                asked ? ", which was asked for" : "",
                Numeral.fine(formula.said()));
    return new Ledger(title, List.of("Step", ">With", ">Gives"), rows);
  }
}
