package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convlens.report.Json;

/**
 * What a shard is sealed with when it is whole: the last of its files that is written, and the
 * first that goes when it changes. Where there is none, the shard is looked at anew.
 *
 * @param plan its {@link AtlasPlan#key}
 * @param shard its number, from 0
 * @param roster what sets its list of members apart, hexadecimal
 * @param pictures that were looked at
 * @param broken that could not be read
 * @param engine what computed, by name
 * @param files of the shard, without this one
 */
public record Seal(
    String plan,
    int shard,
    String roster,
    int pictures,
    int broken,
    Map<String, String> engine,
    List<FileFacts> files) {
  public Seal {
    engine = new TreeMap<>(engine);
    files = List.copyOf(files);
  }

  /**
   * A file of an atlas.
   *
   * @param sha256 of its bytes, hexadecimal
   */
  public record FileFacts(String name, long bytes, String sha256) {
    Map<String, Object> facts() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("name", name);
      facts.put("bytes", bytes);
      facts.put("sha256", sha256);
      return facts;
    }

    static FileFacts of(JsonFields facts) {
      return new FileFacts(facts.text("name"), facts.number("bytes"), facts.text("sha256"));
    }
  }

  /** Of a shard that is whole; absent if it is not, or if what seals it is damaged. */
  public static Optional<Seal> find(Store store, int shard) throws IOException {
    Optional<Path> file = store.find(Layout.seal(shard));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(new JsonFields(Json.object(Files.readString(file.get())))));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Seal of(JsonFields facts) {
    return new Seal(
        facts.text("plan"),
        facts.whole("shard"),
        facts.text("roster"),
        facts.whole("pictures"),
        facts.whole("broken"),
        facts.object("engine").texts(),
        facts.objects("files").stream().map(FileFacts::of).toList());
  }

  void put(Store store) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("plan", plan);
    facts.put("shard", shard);
    facts.put("roster", roster);
    facts.put("pictures", pictures);
    facts.put("broken", broken);
    facts.put("engine", engine);
    facts.put("files", files.stream().map(FileFacts::facts).toList());
    store.put(Layout.seal(shard), Json.text(facts) + "\n");
  }
}
