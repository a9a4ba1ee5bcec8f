package org.convlens.train.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.convlens.data.ClassedPictures;
import org.convlens.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What a data set holds.
 *
 * @param classes of all parts
 * @param parts in order
 * @param same groups of pictures with the same numbers
 * @param alike groups of pictures that look the same at a glance, though their numbers differ:
 *     saved anew, resized, brightened
 */
public record Census(
    List<String> classes,
    List<PartCount> parts,
    List<List<Member>> same,
    List<List<Member>> alike) {
  /** From here on a class is called rare. */
  private static final double RARE = 3;

  public Census {
    classes = List.copyOf(classes);
    parts = List.copyOf(parts);
    same = List.copyOf(same);
    alike = List.copyOf(alike);
  }

  /**
   * Looks at every picture. When the progress asks to stop, it is about those that were looked at.
   *
   * @param sets parts with the same classes, by name, in order
   * @param threads that look
   */
  public static Census take(
      Map<String, ? extends ClassedPictures> sets, int threads, Progress progress) {
    Map<String, Looked> looked = Looked.all(sets, threads, progress);
    List<PartCount> parts = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    List<@Nullable Glance> glances = new ArrayList<>();
    List<String> classes = List.of();
    for (Map.Entry<String, ? extends ClassedPictures> entry : sets.entrySet()) {
      ClassedPictures set = entry.getValue();
      classes = set.classes();
      Looked seen = looked.getOrDefault(entry.getKey(), Looked.NOTHING);
      parts.add(count(entry.getKey(), set, seen));
      for (int i = 0; i < set.size(); i++) {
        members.add(new Member(entry.getKey(), i, set.name(i), classes.get(set.label(i))));
        glances.add(seen.glance(i));
      }
    }
    @Nullable Glance[] all = glances.toArray(new Glance[0]);
    Function<List<Integer>, List<Member>> named =
        group -> group.stream().map(members::get).toList();
    return new Census(
        classes,
        parts,
        Twins.same(all).stream().map(named).toList(),
        Twins.alike(all).stream().map(named).toList());
  }

  private static PartCount count(String name, ClassedPictures set, Looked seen) {
    int[] perClass = new int[set.classes().size()];
    Map<String, Integer> sizes = new LinkedHashMap<>();
    Map<String, Glance> examples = new LinkedHashMap<>();
    Map<String, String> broken = new TreeMap<>();
    int grey = 0;
    for (int i = 0; i < set.size(); i++) {
      perClass[set.label(i)]++;
      Glance glance = seen.glance(i);
      if (glance != null) {
        String size = glance.height() + " " + glance.width();
        sizes.merge(size, 1, Integer::sum);
        examples.putIfAbsent(size, glance);
        grey += glance.channels() == 1 ? 1 : 0;
      }
    }
    seen.broken().forEach((index, reason) -> broken.put(set.name(index), reason));
    List<PartCount.SizeCount> counts =
        examples.entrySet().stream()
            .map(
                e ->
                    new PartCount.SizeCount(
                        e.getValue().height(),
                        e.getValue().width(),
                        sizes.getOrDefault(e.getKey(), 0)))
            .sorted(Comparator.comparingInt(PartCount.SizeCount::pictures).reversed())
            .toList();
    return new PartCount(name, set.size(), perClass, broken, grey, counts);
  }

  /** How many cannot be read. */
  public int broken() {
    return parts.stream().mapToInt(part -> part.broken().size()).sum();
  }

  /** Groups whose pictures stand in several parts: what is learned is judged on itself. */
  public static List<List<Member>> across(List<List<Member>> groups) {
    return groups.stream()
        .filter(group -> group.stream().map(Member::part).distinct().count() > 1)
        .toList();
  }

  /** Groups whose pictures have several classes: one of them at least is wrong. */
  public static List<List<Member>> contradicting(List<List<Member>> groups) {
    return groups.stream()
        .filter(group -> group.stream().map(Member::label).distinct().count() > 1)
        .toList();
  }

  /** How many times as many pictures the largest class of a part has as the smallest. */
  public static double imbalance(PartCount part) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int count : part.perClass()) {
      least = Math.min(least, count);
      most = Math.max(most, count);
    }
    return least == 0 ? Double.POSITIVE_INFINITY : (double) most / least;
  }

  /** What should be known before a network learns from it, in sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    tell(notes, broken(), "picture", "cannot be read: training leaves %s out", "it", "them");
    for (PartCount part : parts) {
      for (int c = 0; c < classes.size(); c++) {
        if (part.perClass()[c] == 0) {
          notes.add("no " + part.name() + " picture shows '" + classes.get(c) + "'");
        }
      }
      double imbalance = imbalance(part);
      if (imbalance >= RARE && Double.isFinite(imbalance)) {
        notes.add(
            String.format(
                Locale.ROOT,
                "the largest class of the %s pictures has %.1f times as many as the smallest:"
                    + " consider class weights",
                part.name(),
                imbalance));
      }
    }
    String leak = "in several parts: what a network learns by heart then counts as right";
    tell(notes, across(same).size(), "picture", "stand%s " + leak, "s", "");
    tell(
        notes,
        across(alike).size(),
        "group",
        "of pictures that look the same stand%s " + leak,
        "s",
        "");
    tell(notes, same.size(), "picture", "stand%s there more than once", "s", "");
    tell(notes, alike.size(), "group", "of pictures look%s the same at a glance", "s", "");
    tell(notes, contradicting(same).size(), "picture", "stand%s in several classes", "s", "");
    return notes;
  }

  /**
   * @param rest with the word for one or for several in it
   */
  private static void tell(
      List<String> notes, int count, String what, String rest, String one, String several) {
    if (count > 0) {
      String words = rest.formatted(count == 1 ? one : several);
      notes.add(
          String.format(Locale.ROOT, "%,d %s%s ", count, what, count == 1 ? "" : "s") + words);
    }
  }
}
