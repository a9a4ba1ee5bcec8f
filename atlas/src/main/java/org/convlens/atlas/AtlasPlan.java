package org.convlens.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convlens.method.Knobs;
import org.convlens.report.Json;
import org.convlens.report.Opening;
import org.convlens.report.Provenance;
import org.convlens.report.Question;
import org.convlens.report.Source;
import org.convlens.score.PictureRegion;
import org.convlens.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the bytes of an atlas depend on besides its pictures and the kind of processor. A
 * plain value, the same wherever it is carried out, and its own JSON.
 *
 * @param question which network is looked into, with its fingerprint, how pictures are given to it
 *     and the seed; of its masks the first is the region's
 * @param scope what is gathered
 */
public record AtlasPlan(Question question, Scope scope) {
  /** What stands for the method in the JSON. */
  public static final String NAME = "atlas";

  /** Where things lie and who computes, which changes no byte. */
  private static final List<String> ELSEWHERE = List.of("path", "threads", "version", "program");

  /** What things are called, which changes no number. */
  private static final List<String> CALLED = List.of("name", "origin", "label", "labels");

  /** On one thread, as pictures of an atlas are looked at. */
  public AtlasPlan {
    question = question.computed(question.precision(), 1);
    if (!question.network().source().isFingerprinted()) {
      throw new IllegalArgumentException("the network is only named: open it first");
    }
  }

  /** With places of the files on this machine; {@link #of} reads it. */
  public String json() {
    return Provenance.of(NAME, Knobs.values(scope), question).toLine();
  }

  /**
   * @param json as {@link #json} wrote it; what is missing in it of the scope has its default
   * @throws IllegalArgumentException if it is none
   */
  public static AtlasPlan of(String json) {
    Provenance read = Provenance.ofRequest(json);
    return new AtlasPlan(read.question(), Knobs.with(Scope.DEFAULT, read.knobs()));
  }

  /** The picture of the region, if it is a mask. */
  public Optional<Source> mask() {
    return question.masks().stream().findFirst();
  }

  /** How many shards there are. */
  public int shards() {
    return scope.files();
  }

  /** The same wherever the files lie: what a manifest says of the plan. */
  public Map<String, Object> facts() {
    Opening network = question.network();
    Opening called =
        new Opening(
            called(network.source()),
            network.inputSize(),
            network.preprocessing(),
            network.labels().map(AtlasPlan::called));
    List<Source> masks = question.masks().stream().map(AtlasPlan::called).toList();
    Map<String, String> knobs = new LinkedHashMap<>(Knobs.values(scope));
    scope
        .where()
        .flatMap(PictureRegion::mask)
        .ifPresent(file -> knobs.put("region", "mask(" + own(file) + ")"));
    Provenance all = Provenance.of(NAME, knobs, question.in(called).masked(masks));
    return without(ELSEWHERE, Json.object(all.toLine()));
  }

  private static Source called(Source source) {
    return source.called(own(source.name()));
  }

  /** What a file is called in its folder, however its place was written. */
  private static String own(String name) {
    String[] steps = name.split("[/\\\\]+", -1);
    for (int i = steps.length - 1; i >= 0; i--) {
      if (!steps[i].isEmpty() && !steps[i].equals(".")) {
        return steps[i];
      }
    }
    return name;
  }

  /** What sets plans apart that make other bytes, hexadecimal. */
  public String key() {
    return new Sha256().add(Json.line(without(CALLED, facts()))).text();
  }

  /**
   * In what it differs from the plan of an atlas that is there, one clause each, such as {@code top
   * is 40 there and 20 here}; empty where both make the same bytes.
   *
   * @param there as {@link #facts} told it
   */
  public List<String> differences(Map<String, Object> there) {
    List<String> differences = new ArrayList<>();
    compare("", without(CALLED, there), without(CALLED, facts()), differences);
    return differences;
  }

  private static void compare(
      String above, Map<?, ?> there, Map<?, ?> here, List<String> differences) {
    Map<Object, Object> all = new LinkedHashMap<>(there);
    all.putAll(here);
    for (Object key : all.keySet()) {
      Object one = there.get(key);
      Object other = here.get(key);
      if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
        compare(key.equals("knobs") ? "" : key + " ", a, b, differences);
      } else if (!Objects.equals(String.valueOf(one), String.valueOf(other))) {
        differences.add(
            "%s%s is %s there and %s here".formatted(above, key, said(one), said(other)));
      }
    }
  }

  private static Object said(@Nullable Object value) {
    return value == null ? "not given" : value;
  }

  private static Map<String, Object> without(List<String> names, Map<?, ?> map) {
    Map<String, Object> rest = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!names.contains(String.valueOf(key))) {
            rest.put(String.valueOf(key), without(names, value));
          }
        });
    return rest;
  }

  private static Object without(List<String> names, Object value) {
    if (value instanceof Map<?, ?> map) {
      return without(names, map);
    }
    return value instanceof List<?> list
        ? list.stream().map(one -> without(names, one)).toList()
        : value;
  }
}
