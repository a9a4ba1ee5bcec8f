package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.report.Json;

/**
 * What an atlas says of itself: the plan, what computed it, what it comes to, and each of its files
 * with its fingerprint. Where it is missing, the atlas is not whole.
 *
 * @param facts as they are written
 */
public record Manifest(Map<String, Object> facts) {
  public Manifest {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  static Manifest of(Map<String, Object> facts) {
    return new Manifest(facts);
  }

  /**
   * Of an atlas that is whole.
   *
   * @throws IOException with one line, if it is damaged
   */
  public static Optional<Manifest> find(Store store) throws IOException {
    Optional<Path> file = store.find(Layout.MANIFEST);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Manifest manifest = new Manifest(Json.object(Files.readString(file.get())));
      manifest.summary();
      manifest.files();
      return Optional.of(manifest);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("'" + file.get() + "' is damaged: " + e.getMessage(), e);
    }
  }

  private JsonFields fields() {
    return new JsonFields(Json.object(json()));
  }

  /** Indented. */
  public String json() {
    return Json.text(facts);
  }

  public Summary summary() {
    return Summary.of(fields().object("summary"));
  }

  /** All files of the atlas but this one and the seals. */
  public List<Seal.FileFacts> files() {
    return fields().objects("files").stream().map(Seal.FileFacts::of).toList();
  }

  /** The plan's facts. */
  public Map<String, Object> plan() {
    Map<String, Object> plan = new LinkedHashMap<>();
    fields().object("plan").map().forEach((name, said) -> plan.put(String.valueOf(name), said));
    return plan;
  }

  /** The names of the classes, by index; empty where they have none. */
  public List<String> classes() {
    return fields().textsOf("classes");
  }

  /** What must be known of the atlas, one sentence each. */
  public List<String> remarks() {
    return fields().textsOf("remarks");
  }

  /** Whether all of it was computed by processors and libraries of one kind. */
  public boolean ofOneKind() {
    return fields().objects("engines").size() < 2;
  }
}
