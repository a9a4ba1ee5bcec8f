package org.convlens.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.convlens.catalog.Catalog;
import org.convlens.catalog.CheckEntry;
import org.convlens.catalog.Entry;
import org.convlens.catalog.Listed;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Domain;
import org.convlens.method.Explanation;
import org.convlens.method.Knobs;
import org.convlens.method.Method;
import org.convlens.method.Portrait;
import org.convlens.method.Requirement;
import org.convlens.method.Survey;
import org.convlens.paper.Paper;

/**
 * What the manual says of methods, studies and checks, for programs: in the manner of {@link
 * Facts}. Enough to make a form of their knobs.
 */
public final class MethodFacts {
  private MethodFacts() {}

  public static Map<String, Object> of(Listed entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", entry.name());
    facts.put("kind", kind(entry));
    facts.put("family", entry.family());
    facts.put("summary", entry.summary());
    facts.put("formula", entry.formula());
    facts.put("caution", entry.caution());
    facts.put("compat", entry.compat());
    facts.put("needs_picture", needsPicture(entry));
    facts.put("needs_score", entry instanceof Entry e && e.defaults().needsScore());
    facts.put("needs_folder", entry instanceof StudyEntry s && s.defaults() instanceof Survey);
    facts.put("makes_heatmap", entry.defaults() instanceof Explanation);
    facts.put("makes_film", entry.defaults() instanceof Portrait);
    facts.put("command", command(entry));
    facts.put("knobs", Knobs.of(entry.defaults()).stream().map(MethodFacts::of).toList());
    facts.put("papers", entry.papers().stream().map(MethodFacts::of).toList());
    return facts;
  }

  /** Some of them. */
  public static List<Map<String, Object>> of(List<Listed> some) {
    return some.stream().map(MethodFacts::of).toList();
  }

  /** All methods, studies and checks that there are. */
  public static List<Map<String, Object>> all() {
    return of(Stream.<Listed>concat(Catalog.manual().stream(), Catalog.checks().stream()).toList());
  }

  /** A way of looking that is answered by numbers, and what a form of its knobs needs. */
  public static Map<String, Object> of(Look look) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", look.name());
    facts.put("kind", "look");
    facts.put("summary", look.about().summary());
    facts.put("formula", look.about().formula());
    facts.put("caution", look.about().caution());
    facts.put("needs_picture", look.needsPicture());
    facts.put("knobs", Knobs.of(look).stream().map(MethodFacts::of).toList());
    return facts;
  }

  private static String kind(Listed entry) {
    if (entry instanceof CheckEntry) {
      return "check";
    }
    return entry instanceof StudyEntry ? "study" : "method";
  }

  /**
   * Of a knob: its type and what it may be set to, bounds where it has them, words that may be
   * given, the group that it belongs to, and where another knob must stand for it to matter.
   */
  private static Map<String, Object> of(Knobs.Spec knob) {
    Domain domain = knob.domain();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", knob.name());
    facts.put("type", lower(domain.type()));
    facts.put("default", knob.value());
    facts.put("values", domain.text());
    if (Double.isFinite(domain.from())) {
      facts.put("from", domain.from());
    }
    if (Double.isFinite(domain.to())) {
      facts.put("to", domain.to());
    }
    if (!domain.choices().isEmpty()) {
      facts.put("choices", domain.choices());
    }
    facts.put("what", knob.sentence());
    knob.group().ifPresent(group -> facts.put("group", group));
    knob.needs().ifPresent(needs -> facts.put("needs", of(needs)));
    return facts;
  }

  private static Map<String, Object> of(Requirement needs) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("knob", needs.knob());
    facts.put("relation", lower(needs.relation()));
    facts.put(
        "values", needs.relation() == Requirement.Relation.GIVEN ? List.of() : needs.values());
    return facts;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> of(Paper paper) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("citation", paper.citation());
    facts.put("year", paper.year());
    facts.put("link", paper.link());
    return facts;
  }

  /** How it is drawn, or asked, from the command line. */
  public static String command(Listed entry) {
    if (entry instanceof StudyEntry study) {
      return "convlens " + study.name() + " " + study.arguments();
    }
    if (entry instanceof CheckEntry check) {
      String trust = check.quick().isPresent() ? "quick" : "full";
      return "convlens draw grad-cam MODEL IMAGE --trust " + trust;
    }
    Method method = ((Entry) entry).defaults();
    boolean needsClass = method.needsScore() && !method.needsPicture();
    return "convlens draw "
        + entry.name()
        + " MODEL"
        + (method.needsPicture() ? " IMAGE" : "")
        + (needsClass ? " --class CLASS" : "");
  }

  private static boolean needsPicture(Listed entry) {
    return entry instanceof CheckEntry
        || (entry instanceof Entry method && method.defaults().needsPicture());
  }
}
