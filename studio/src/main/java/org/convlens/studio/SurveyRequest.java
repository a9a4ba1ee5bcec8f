package org.convlens.studio;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Knobs;
import org.convlens.method.Outcome;
import org.convlens.method.Survey;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.picture.Drawing;
import org.convlens.picture.Png;
import org.convlens.report.Provenance;
import org.convlens.report.Source;
import org.convlens.report.Version;
import org.convlens.task.Progress;

/**
 * What is to be looked at in a folder. The same request gives the same bytes.
 *
 * @param folderSource what the folder was known as before, if it was
 */
public record SurveyRequest(
    StudyEntry entry,
    Survey survey,
    OpenedModel model,
    OpenedFolder folder,
    Optional<Source> folderSource,
    int threads,
    Precision precision) {

  /** The request behind a sheet. */
  public static SurveyRequest of(
      Provenance provenance, StudyEntry entry, Survey defaults, OpenedModel model, String where)
      throws IOException {
    Survey survey = Knobs.with(defaults, provenance.knobs());
    OpenedFolder folder = OpenedFolder.open(where, survey.limit());
    Source before = provenance.picture().orElseThrow(() -> new IOException("no folder is named"));
    if (!folder.source(folder.album().size()).sha256().equals(before.sha256())) {
      throw new IOException(
          "the pictures in '" + where + "' have changed since the sheet was drawn");
    }
    return new SurveyRequest(
        entry,
        survey,
        model.preprocessed(Phrases.preprocessing(provenance.preprocessing())),
        folder,
        Optional.of(before),
        provenance.threads(),
        provenance.precision());
  }

  public Studied draw(Network network, Progress progress) throws IOException {
    Outcome outcome = survey.look(network, folder.album(), progress);
    Map<String, String> knobs = new LinkedHashMap<>(Knobs.values(survey));
    if (outcome.pictures() < folder.album().size()) {
      knobs.put("limit", Integer.toString(outcome.pictures()));
    }
    Provenance provenance =
        new Provenance(
            Version.text(),
            entry.name(),
            knobs,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            model.source(),
            Phrases.inputSize(model.model()),
            Optional.of(
                folderSource.isPresent() ? folderSource.get() : folder.source(outcome.pictures())),
            Phrases.json(model.model().preprocessing()),
            0,
            threads,
            precision);
    byte[] png =
        Png.bytes(Drawing.draw(outcome.picture()), Map.of(Png.PROVENANCE, provenance.toJson()));
    return new Studied(png, outcome, provenance);
  }
}
