package org.convlens.studio;

import java.io.IOException;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Difference;
import org.convlens.method.Survey;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;

/**
 * What can be asked: a plain value, which can be held, compared, written as JSON and answered
 * elsewhere. The same request gives the same bytes.
 *
 * <p>Its JSON is what every picture carries of its making, so that this is a request, too. All but
 * the method and the network may be left out:
 *
 * <pre>{@code
 * {
 *   "method": "occlusion",
 *   "knobs": {"patch": "32"},
 *   "model": {"name": "squeezenet.onnx"},
 *   "picture": {"name": "cat.jpg"},
 *   "preprocessing": {"preset": "torchvision"}
 * }
 * }</pre>
 */
public sealed interface Request
    permits DrawRequest, CompareRequest, ReportRequest, DiffRequest, SurveyRequest {
  /** What is looked at and explained. */
  Question question();

  /**
   * Does the work.
   *
   * @param listener hears of it, and may stop it; what is finished is then the result
   * @throws IOException with one line, if something is missing, damaged or another than it was
   * @throws org.convlens.task.UsageException if it does not fit the network
   * @throws org.convlens.task.StoppedException if it is stopped before anything is finished
   */
  Result answer(Studio studio, Listener listener) throws IOException;

  /** What is asked, as what is made will carry it; what the answer adds is not in it yet. */
  Provenance provenance();

  default String toJson() {
    return provenance().toJson();
  }

  /**
   * Out of JSON, such as {@link #toJson} or what a picture carries.
   *
   * @throws IllegalArgumentException if the text is damaged, or something that is needed is missing
   * @throws org.convlens.task.UsageException if there is no such method or knob
   */
  static Request ofJson(String json) {
    return of(Provenance.ofRequest(json));
  }

  /**
   * What has to be asked to make something again.
   *
   * @throws IllegalArgumentException if something that is needed is missing
   * @throws org.convlens.task.UsageException if there is no such method or knob
   */
  static Request of(Provenance provenance) {
    if (provenance.method().equals(ReportRequest.NAME)) {
      return ReportRequest.of(provenance);
    }
    if (provenance.method().equals(CompareRequest.NAME)) {
      return CompareRequest.of(provenance);
    }
    StudyEntry study = Catalog.study(provenance.method()).orElse(null);
    if (study == null) {
      return DrawRequest.of(provenance);
    }
    return study.defaults() instanceof Survey survey
        ? SurveyRequest.of(provenance, study, survey)
        : DiffRequest.of(provenance, study, (Difference) study.defaults());
  }
}
