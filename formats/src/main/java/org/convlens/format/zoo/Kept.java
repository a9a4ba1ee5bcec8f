package org.convlens.format.zoo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.convlens.format.file.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Weights in the cache.
 *
 * @param file where they lie
 * @param sha256 of the file, hexadecimal, as it was when the file came
 * @param bytes of the file
 * @param modified when the file was written, in milliseconds since 1970
 * @param source where it came from: a URL, or a path
 */
public record Kept(Path file, String sha256, long bytes, long modified, String source) {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final int LONGEST = 1 << 16;

  /** A file that has just come. */
  static Kept of(Path file, String sha256, String source) throws IOException {
    return new Kept(file, sha256, Files.size(file), time(file), source);
  }

  /** Whether these are the weights that were published. */
  public boolean published(KnownNetwork network) {
    return sha256.startsWith(network.checksum());
  }

  /** Whether size and time are those that were noted; reading the whole file can be saved then. */
  boolean untouched() throws IOException {
    return Files.size(file) == bytes && time(file) == modified;
  }

  private static long time(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  Kept at(Path other) {
    return new Kept(other, sha256, bytes, modified, source);
  }

  String toJson() {
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("sha256", sha256);
    note.put("bytes", bytes);
    note.put("modified", modified);
    note.put("source", source);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(note) + "\n";
  }

  /** What a note says of a file; nothing if there is none, or it is damaged. */
  static Optional<Kept> read(Path note, Path file) throws IOException {
    try {
      JsonNode json = MAPPER.readTree(Text.read(note, LONGEST));
      String sha256 = json.path("sha256").asString("");
      return sha256.matches("[0-9a-f]{64}")
          ? Optional.of(
              new Kept(
                  file,
                  sha256,
                  json.path("bytes").asLong(-1),
                  json.path("modified").asLong(-1),
                  json.path("source").asString("")))
          : Optional.empty();
    } catch (NoSuchFileException | JacksonException e) {
      return Optional.empty();
    }
  }
}
