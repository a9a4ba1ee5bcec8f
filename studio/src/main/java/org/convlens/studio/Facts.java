package org.convlens.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.format.preprocess.PreprocessingJson;
import org.convlens.method.Finding;
import org.convlens.net.Preprocessing;
import org.convlens.report.Json;
import org.convlens.score.Confusion;
import org.convlens.score.Prediction;
import org.convlens.task.Note;
import org.convlens.trust.Agreement;
import org.convlens.trust.Answer;
import org.convlens.trust.Conclusion;
import org.convlens.trust.Examination;
import org.convlens.trust.Mean;
import org.convlens.trust.Means;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something, for programs: texts, numbers, truth values, lists and maps of them,
 * to be written as JSON in their order. What every door says is made here, in {@link ModelFacts}
 * and in {@link MethodFacts}, and nowhere else.
 */
public final class Facts {
  private static final String NAME = "name";
  static final String NOTES = "notes";
  private static final String TRUST = "trust";
  private static final String WRITTEN = "written";
  private static final String EXPLAINED = "explained";
  private static final String PROVENANCE = "provenance";
  private static final String PICTURES = "pictures";
  private static final String METHOD = "method";
  private static final String METHODS = "methods";

  private Facts() {}

  /** Of whatever a request is answered with. */
  public static Map<String, Object> of(Result result, Written written) {
    if (result instanceof Drawn drawn) {
      return of(drawn, written);
    }
    if (result instanceof Compared compared) {
      return of(compared, written);
    }
    if (result instanceof Studied studied) {
      return of(studied, written);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    written.file().ifPresent(file -> facts.put(WRITTEN, file.toString()));
    if (result instanceof Reported reported) {
      reported.page().ifPresent(page -> facts.putAll(DecisionFacts.of(page)));
    }
    putNotes(facts, result.notes());
    facts.put(PROVENANCE, provenance(result));
    return facts;
  }

  private static Map<String, Object> of(Drawn drawn, Written written) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (written.file().isPresent()) {
      facts.put(WRITTEN, written.file().get().toString());
      facts.put("raw", written.numbers().stream().map(Object::toString).toList());
    }
    drawn.explained().ifPresent(p -> facts.put(EXPLAINED, of(p)));
    putNotes(facts, drawn.notes());
    if (!drawn.answers().isEmpty()) {
      facts.put(TRUST, of(drawn.answers()));
    }
    drawn.conclusion().ifPresent(c -> facts.put(DecisionFacts.VERDICT, DecisionFacts.of(c)));
    facts.putAll(drawn.finding().facts());
    facts.put("numbers", of(drawn.finding()));
    facts.put(PROVENANCE, provenance(drawn));
    written.film().ifPresent(film -> facts.put("frames", film.toString()));
    return facts;
  }

  /** All notes, and which of them are warnings. */
  static void putNotes(Map<String, Object> facts, List<Note> notes) {
    facts.put(NOTES, notes.stream().map(Note::text).toList());
    facts.put("warnings", notes.stream().filter(Note::isWarning).map(Note::text).toList());
  }

  private static List<Map<String, Object>> of(Finding finding) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map.Entry<String, Volume> entry : finding.raw().entrySet()) {
      Volume volume = entry.getValue();
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put(NAME, entry.getKey());
      facts.put("shape", List.of(volume.channels(), volume.height(), volume.width()));
      facts.put("min", volume.min());
      facts.put("max", volume.max());
      facts.put("mean", volume.mean());
      all.add(facts);
    }
    return all;
  }

  private static Map<String, Object> of(Studied studied, Written written) {
    Map<String, Object> facts = new LinkedHashMap<>(studied.outcome().facts());
    studied.predictions().ifPresent(both -> facts.put("predictions", both.facts()));
    putNotes(facts, studied.notes());
    written.file().ifPresent(file -> facts.put(WRITTEN, file.toString()));
    facts.put(PROVENANCE, provenance(studied));
    return facts;
  }

  private static Map<String, Object> of(Compared compared, Written written) {
    Map<String, Object> facts = new LinkedHashMap<>();
    written.file().ifPresent(file -> facts.put(WRITTEN, file.toString()));
    facts.put(EXPLAINED, of(compared.explained()));
    compared.judged().ifPresent(judged -> facts.putAll(DecisionFacts.of(judged)));
    facts.putAll(of(compared.examinations(), compared.conclusion()));
    putNotes(facts, compared.notes());
    facts.put(PROVENANCE, provenance(compared));
    return facts;
  }

  /** Maps, what checks say of them, how far they agree, and what that comes to. */
  static Map<String, Object> of(List<Examination> all, Optional<Conclusion> conclusion) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(METHODS, all.stream().map(Facts::of).toList());
    if (all.size() > 1) {
      facts.put("agreement", of(Examination.agreement(all)));
    }
    conclusion.ifPresent(c -> facts.put(DecisionFacts.VERDICT, DecisionFacts.of(c)));
    return facts;
  }

  private static Map<String, Object> of(Examination one) {
    Volume map = one.claim().heat().map();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(METHOD, one.name());
    facts.put("shape", List.of(map.height(), map.width()));
    facts.put("min", map.min());
    facts.put("max", map.max());
    putNotes(facts, one.heat().notes());
    facts.put(TRUST, of(one.answers()));
    return facts;
  }

  private static List<List<@Nullable Double>> of(Agreement agreement) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (int i = 0; i < agreement.names().size(); i++) {
      List<@Nullable Double> row = new ArrayList<>();
      for (int j = 0; j < agreement.names().size(); j++) {
        row.add(finite(agreement.correlations().at(0, i, j)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** One of several sheets. */
  public static Map<String, Object> of(String picture, Compared sheet, Written written) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("picture", picture);
    facts.putAll(of(sheet, written));
    return facts;
  }

  /** Several sheets, each about a picture of its own. */
  public static Map<String, Object> of(
      List<Map<String, Object>> sheets, Means means, Optional<Confusion> truth) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(PICTURES, sheets);
    truth.ifPresent(known -> facts.put(DecisionFacts.TRUTH, DecisionFacts.of(known)));
    facts.put("means", of(means));
    return facts;
  }

  private static Map<String, Object> of(Means means) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Means.Row row : means.rows()) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put(METHOD, row.name());
      row.means().forEach(mean -> facts.put(mean.measure().name(), of(mean)));
      rows.add(facts);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(PICTURES, means.pictures());
    facts.put(METHODS, rows);
    return facts;
  }

  private static Map<String, Object> of(Mean mean) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(PICTURES, mean.pictures());
    facts.put("mean", plain(mean.value()));
    if (mean.hasChance()) {
      facts.put("chance", mean.chance());
      facts.put("difference", mean.difference());
      facts.put("standard_error", plain(mean.error()));
      facts.put("better_than_chance", mean.ahead());
    }
    return facts;
  }

  /** With whether a condition under which a build fails holds, and which. */
  public static Map<String, Object> judged(Map<String, Object> facts, Optional<String> failure) {
    Map<String, Object> more = new LinkedHashMap<>(facts);
    more.put("failed", failure.isPresent());
    failure.ifPresent(line -> more.put("failure", line));
    return more;
  }

  /** What checks said of a heatmap. */
  private static List<Map<String, Object>> of(List<Answer> answers) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Answer answer : answers) {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("check", answer.check());
      facts.put("sentence", answer.sentence());
      answer.details().forEach(detail -> facts.put(detail.name(), plain(detail.value())));
      facts.put("paper", answer.paper().citation());
      all.add(facts);
    }
    return all;
  }

  /** A class, or a value, and what the network says of it. */
  public static Map<String, Object> of(Prediction prediction) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (prediction.isValue()) {
      facts.put("output", prediction.index());
      facts.put("label", prediction.label());
      facts.put("value", prediction.logit());
      return facts;
    }
    facts.put("class", prediction.index());
    facts.put("label", prediction.label());
    facts.put("probability", prediction.probability());
    facts.put("logit", prediction.logit());
    return facts;
  }

  /** What is done to pictures and who says so; {@link Preprocessings#of} reads it. */
  static Map<String, Object> of(Preprocessing preprocessing) {
    Map<String, Object> facts = Json.object(PreprocessingJson.write(preprocessing));
    facts.put(Preprocessings.ORIGIN, preprocessing.origin());
    return facts;
  }

  private static Map<String, Object> provenance(Result result) {
    return Json.object(result.provenance().toJson());
  }

  /** Numbers that are none become null. */
  private static @Nullable Object plain(Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(one -> plain.add(plain(one)));
      return plain;
    }
    return value instanceof Double number ? finite(number) : value;
  }

  static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
