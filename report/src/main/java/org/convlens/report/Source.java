package org.convlens.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a network or a picture came from.
 *
 * @param name as the user wrote it: a file, or something built in
 * @param path absolute; absent for what is built in
 * @param sha256 of the file's bytes, hexadecimal
 */
public record Source(String name, Optional<Path> path, String sha256) {
  private static final int BUFFER = 1 << 16;

  public static Source file(String name) throws IOException {
    Path path = Path.of(name);
    return new Source(name, Optional.of(path.toAbsolutePath().normalize()), fingerprint(path));
  }

  /**
   * @param bytes what it consists of
   */
  public static Source builtIn(String name, byte[] bytes) {
    return new Source(name, Optional.empty(), HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /** The SHA-256 of a file's bytes, hexadecimal. */
  public static String fingerprint(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The file with these bytes: where it was, or beside something that moved with it.
   *
   * @param what such as {@code network}, for the message
   * @param option how a user can say where it is now
   * @param folder where to look too
   * @throws IOException with one line, if it is missing or has changed
   */
  public Path locate(String what, String option, Path folder) throws IOException {
    Path original = path.orElseThrow();
    List<Path> places =
        List.of(original, folder.resolve(name), folder.resolve(original.getFileName()));
    for (Path place : places) {
      if (Files.isRegularFile(place) && fingerprint(place).equals(sha256)) {
        return place;
      }
    }
    throw new IOException(
        Files.isRegularFile(original)
            ? "the " + what + " '" + original + "' has changed since the picture was drawn"
            : "the "
                + what
                + " '"
                + original
                + "' is not there any more: say where it is with "
                + option);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    path.ifPresent(p -> map.put("path", p.toString()));
    map.put("sha256", sha256);
    return map;
  }

  static Source of(Fields fields) {
    return new Source(
        fields.text("name"), fields.optionalText("path").map(Path::of), fields.text("sha256"));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
