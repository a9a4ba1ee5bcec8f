package org.convlens.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.set.KnownSet;
import org.convlens.train.census.Census;
import org.convlens.train.census.Member;
import org.convlens.train.census.PartCount;

/** What is known of data sets, for programs: in the manner of {@link Facts}. */
public final class DataFacts {
  private static final String PICTURES = "pictures";
  private static final String NAME = "name";

  private DataFacts() {}

  /** Of what is in a set. */
  public static Map<String, Object> of(DataAnswer answer, Written written) {
    Census census = answer.census();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("place", answer.place());
    facts.put("kind", answer.found().kind());
    facts.put("classes", census.classes());
    facts.put("parts", census.parts().stream().map(part -> of(part, census.classes())).toList());
    facts.put("same", groups(census.same()));
    facts.put("alike", groups(census.alike()));
    facts.put("same_across_parts", Census.across(census.same()).size());
    facts.put("alike_across_parts", Census.across(census.alike()).size());
    facts.put("same_in_several_classes", Census.contradicting(census.same()).size());
    facts.put("notes", answer.notes());
    written.file().ifPresent(file -> facts.put("written", file.toString()));
    return facts;
  }

  private static Map<String, Object> of(PartCount part, List<String> classes) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(NAME, part.name());
    facts.put(PICTURES, part.pictures());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (int c = 0; c < classes.size(); c++) {
      counts.put(classes.get(c), part.perClass()[c]);
    }
    facts.put("per_class", counts);
    facts.put("grey", part.grey());
    facts.put("broken", part.broken());
    facts.put("sizes", part.sizes().stream().map(DataFacts::of).toList());
    return facts;
  }

  private static Map<String, Object> of(PartCount.SizeCount size) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("height", size.height());
    facts.put("width", size.width());
    facts.put(PICTURES, size.pictures());
    return facts;
  }

  private static List<List<Map<String, Object>>> groups(List<List<Member>> groups) {
    return groups.stream().map(group -> group.stream().map(DataFacts::of).toList()).toList();
  }

  private static Map<String, Object> of(Member member) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("part", member.part());
    facts.put(NAME, member.name());
    facts.put("class", member.label());
    return facts;
  }

  /** Of a known set, and whether it is here. */
  public static Map<String, Object> of(KnownSet set) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(NAME, set.name());
    facts.put("about", set.about());
    facts.put("bytes", set.bytes());
    facts.put("licence", set.licence());
    facts.put("here", set.isHere());
    return facts;
  }
}
