package org.convlens.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.catalog.Entry;
import org.convlens.catalog.Listed;
import org.convlens.catalog.StudyEntry;
import org.convlens.method.Knobs;
import org.convlens.paper.Paper;

/** What the manual says of methods and studies, for programs: in the manner of {@link Facts}. */
public final class MethodFacts {
  private MethodFacts() {}

  public static Map<String, Object> of(Listed entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", entry.name());
    facts.put("family", entry.family());
    facts.put("summary", entry.summary());
    facts.put("formula", entry.formula());
    facts.put("caution", entry.caution());
    facts.put("compat", entry.compat());
    facts.put("needs_picture", needsPicture(entry));
    facts.put("command", command(entry));
    facts.put("knobs", Knobs.of(entry.defaults()).stream().map(MethodFacts::of).toList());
    facts.put("papers", entry.papers().stream().map(MethodFacts::of).toList());
    return facts;
  }

  /** All of them. */
  public static List<Map<String, Object>> of(List<Listed> manual) {
    return manual.stream().map(MethodFacts::of).toList();
  }

  private static Map<String, Object> of(Knobs.Spec knob) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", knob.name());
    facts.put("default", knob.value());
    facts.put("values", knob.domain().text());
    facts.put("what", knob.sentence());
    return facts;
  }

  private static Map<String, Object> of(Paper paper) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("citation", paper.citation());
    facts.put("year", paper.year());
    facts.put("link", paper.link());
    return facts;
  }

  /** How it is drawn from the command line. */
  public static String command(Listed entry) {
    if (entry instanceof StudyEntry study) {
      return "convlens " + study.name() + " " + study.arguments();
    }
    boolean needsClass =
        entry instanceof Entry method && method.defaults().needsScore() && !needsPicture(entry);
    return "convlens draw "
        + entry.name()
        + " MODEL"
        + (needsPicture(entry) ? " IMAGE" : "")
        + (needsClass ? " --class CLASS" : "");
  }

  private static boolean needsPicture(Listed entry) {
    return entry instanceof Entry method && method.defaults().needsPicture();
  }
}
