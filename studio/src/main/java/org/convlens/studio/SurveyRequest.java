package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.method.Survey;
import org.convlens.picture.drawing.Drawing;
import org.convlens.picture.file.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;

/** What is to be looked at in a folder, which is the picture of its question. */
public record SurveyRequest(StudyEntry entry, Survey survey, Question question) implements Request {
  /** The knob of every survey that says how many pictures are looked at, at most. */
  private static final String LIMIT = "limit";

  public SurveyRequest {
    if (question.picture().isEmpty()) {
      throw new IllegalArgumentException("it names no folder");
    }
  }

  /** The request behind a sheet. */
  static SurveyRequest of(Provenance provenance, StudyEntry entry, Survey defaults) {
    return new SurveyRequest(
        entry, Knobs.with(defaults, provenance.knobs()), provenance.question());
  }

  @Override
  public Provenance provenance() {
    return Provenance.of(entry.name(), Knobs.values(survey), question);
  }

  /** When the work is stopped, the sheet is about the pictures that were looked at. */
  @Override
  public Studied answer(Studio studio, Listener listener) throws IOException {
    OpenedFolder folder = OpenedFolder.open(question.picture().orElseThrow(), survey.limit());
    OpenedModel opened = studio.model(question.network());
    try (Loan loan = studio.lend(opened.model(), question)) {
      Outcome outcome = survey.look(loan.network(), folder.album(), listener.progress());
      Map<String, String> knobs = new LinkedHashMap<>(Knobs.values(survey));
      if (outcome.pictures() < folder.album().size()) {
        knobs.put(LIMIT, Integer.toString(outcome.pictures()));
      }
      Question answered =
          question.in(opened.opening()).about(Optional.of(folder.source(outcome.pictures())));
      Provenance provenance = Provenance.of(entry.name(), knobs, answered);
      byte[] png =
          Png.bytes(Drawing.draw(outcome.picture()), Map.of(Png.PROVENANCE, provenance.toJson()));
      return new Studied(png, outcome, provenance);
    }
  }
}
