package org.convlens.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.convlens.method.About;
import org.convlens.method.Ledger;
import org.convlens.net.Model;
import org.convlens.net.Summary;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.task.Note;

/** What layers a network has. */
@About(
    summary = "The layers of a network: name, kind, shape, parameters, cost, receptive field.",
    formula = "cost: multiply-accumulate operations for one picture",
    caution = "A receptive field is the most that a unit can see: most use its middle only.")
public record SummaryLook() implements Look {
  static final SummaryLook DEFAULT = new SummaryLook();

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public boolean needsPicture() {
    return false;
  }

  @Override
  public Reply answer(Question question, Studio studio, Listener listener) throws IOException {
    Model model = studio.model(question.network()).model();
    Summary summary = Summary.of(model);
    List<List<String>> rows = new ArrayList<>();
    for (Summary.Row row : summary.rows()) {
      rows.add(
          List.of(
              row.name(),
              row.kind(),
              row.shape().toString(),
              Long.toString(row.parameters()),
              Long.toString(row.macs()),
              row.receptiveField()));
    }
    Ledger ledger =
        new Ledger(
            summary.model(),
            List.of("Layer", "Kind", "Output", ">Parameters", ">MACs", ">Receptive field"),
            rows);
    return new Reply(
        ModelFacts.of(model, summary),
        List.of(ledger),
        HeadWords.outputs(model).stream().map(Note::fact).toList());
  }
}
