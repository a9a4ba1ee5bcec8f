package org.convlens.studio;

import java.io.IOException;
import java.util.List;
import org.convlens.method.Knobs;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.page.Listener;
import org.convlens.task.Suggestion;

/**
 * What can be asked whose answer is facts: a plain value, as a {@link Request} is, with the same
 * JSON.
 *
 * <pre>{@code
 * {
 *   "method": "formula",
 *   "knobs": {"layer": "conv2", "unit": "3,4,5"},
 *   "model": {"name": "digits"},
 *   "picture": {"name": "digit:7"}
 * }
 * }</pre>
 */
public record Inquiry(Look look, Question question) {
  private static final List<Look> LOOKS =
      List.of(
          FormulaLook.DEFAULT,
          WhatIfLook.DEFAULT,
          UnitLook.DEFAULT,
          UnitsLook.DEFAULT,
          ClassifyLook.DEFAULT,
          SummaryLook.DEFAULT);

  public Inquiry {
    if (look.needsPicture() && question.picture().isEmpty()) {
      throw new IllegalArgumentException("it names no picture");
    }
  }

  /** All ways of looking, with their default knobs. */
  public static List<Look> looks() {
    return LOOKS;
  }

  /**
   * @throws org.convlens.task.UsageException with the nearest names, if there is none
   */
  public static Look look(String name) {
    return LOOKS.stream()
        .filter(look -> look.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestion.unknown(
                    "look", name, LOOKS.stream().map(Look::name).toList(), "convlens help"));
  }

  /** Whether a name is one of theirs, so that JSON with this method is an inquiry. */
  public static boolean isNamed(String method) {
    return LOOKS.stream().anyMatch(look -> look.name().equals(method));
  }

  /** As {@link Look#answer}. */
  public Reply answer(Studio studio, Listener listener) throws IOException {
    return look.answer(question, studio, listener);
  }

  /** What is asked, as JSON has it. */
  public Provenance provenance() {
    return Provenance.of(look.name(), Knobs.values(look), question);
  }

  public String toJson() {
    return provenance().toJson();
  }

  /**
   * @throws IllegalArgumentException if the text is damaged, or something that is needed is missing
   * @throws org.convlens.task.UsageException if there is no such look or knob
   */
  public static Inquiry ofJson(String json) {
    return of(Provenance.ofRequest(json));
  }

  /**
   * @throws IllegalArgumentException if something that is needed is missing
   * @throws org.convlens.task.UsageException if there is no such look or knob
   */
  public static Inquiry of(Provenance provenance) {
    Look defaults = look(provenance.method());
    return new Inquiry(Knobs.with(defaults, provenance.knobs()), provenance.question());
  }
}
