package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convlens.method.About;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.method.Ledger;
import org.convlens.picture.Numeral;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.score.Prediction;

/** What a network takes a picture for. */
@About(
    summary = "What a network takes a picture for, or which values it gives it.",
    formula = "p = softmax(logits), or a sigmoid of each; values as they come out",
    caution = "A probability says how sure the network is, not how right.")
public record ClassifyLook(
    @Knob(value = "how many classes or values are named", from = 1, to = 100_000) int top)
    implements Look {
  static final ClassifyLook DEFAULT = new ClassifyLook(5);

  public ClassifyLook {
    Knobs.validate(ClassifyLook.class, top);
  }

  @Override
  public String name() {
    return "classify";
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    OpenedModel opened = studio.model(question.network());
    try (Loan loan = studio.lend(opened.model(), question)) {
      Classified one =
          Classified.of(
              loan.network(),
              question.picture().orElseThrow(),
              question,
              Optional.empty(),
              top,
              studio);
      return new Reply(
          ModelFacts.of(opened, List.of(one), Optional.empty()),
          List.of(ledger(one.best())),
          one.notes());
    }
  }

  static Ledger ledger(List<Prediction> best) {
    List<List<String>> rows = new ArrayList<>();
    for (Prediction p : best) {
      String number = p.isValue() ? Numeral.fine(p.logit()) : Numeral.fine(p.probability());
      rows.add(List.of(Integer.toString(p.index()), p.label(), number));
    }
    boolean values = !best.isEmpty() && best.get(0).isValue();
    return new Ledger("", List.of(">#", "Label", values ? ">Value" : ">Probability"), rows);
  }
}
