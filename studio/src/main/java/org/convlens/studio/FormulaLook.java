package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.formula.Cell;
import org.convlens.formula.Derivation;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Place;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.task.Note;

/** How one number of a layer came about. */
@About(
    summary =
        "How one number of a layer came about: what entered it, by which weights, and what"
            + " was done to the sum.",
    formula =
        "y(k,i,j) = f(Σ x(c, s·i + d·a − p, s·j + d·b − p) · w(k,c,a,b) + bias), number by"
            + " number; of a pooling layer the largest or the mean; of a dense layer Σ x · w + bias",
    caution =
        "One unit is one of thousands, and what made it large need not be what matters to"
            + " the class.")
public record FormulaLook(
    @Knob("layer of the unit") Place layer,
    @Knob("channel, row and column of the unit, such as 17,4,9; of a flat layer 17") String unit,
    @Knob(value = "numbers told of each that enters, those that say most", from = 1, to = 100_000)
        int most)
    implements Look {
  static final FormulaLook DEFAULT = new FormulaLook(Place.LAST_SPATIAL, "0,0,0", 512);

  /** Rows that people read. */
  private static final int ROWS = 18;

  public FormulaLook {
    Knobs.validate(FormulaLook.class, layer, unit, most);
    Cell.parse(unit);
  }

  @Override
  public String name() {
    return "formula";
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    Graph graph = opened.model().graph();
    LayerId target = layer.oneIn(graph);
    OpenedPicture picture = studio.picture(question.picture().orElseThrow());
    try (Loan loan = studio.lend(opened.model(), question);
        Specimen specimen =
            Specimen.of(loan.network(), picture.pixels(), Derivation.watch(graph, target))) {
      Derivation derivation = specimen.derivation(target, Cell.parse(unit));
      List<Note> notes = specimen.notes();
      return new Reply(
          facts(graph, derivation, notes),
          new FormulaLedgers(Math.min(most, ROWS)).of(derivation),
          notes);
    }
  }

  private Map<String, Object> facts(Graph graph, Derivation derivation, List<Note> notes) {
    Map<String, Object> facts = new FormulaFacts(most).of(derivation);
    Cell cell = derivation.formula().unit();
    ReceptiveField.of(graph, derivation.formula().layer())
        .ifPresent(field -> facts.put("box", box(field, cell)));
    Facts.putNotes(facts, notes);
    return new LinkedHashMap<>(facts);
  }

  /** The pixels of the network's input that the unit sees: top, left, bottom, right. */
  static List<Integer> box(ReceptiveField field, Cell cell) {
    ReceptiveField.Box box = field.box(cell.row(), cell.column());
    return List.of(box.top(), box.left(), box.bottom(), box.right());
  }
}
