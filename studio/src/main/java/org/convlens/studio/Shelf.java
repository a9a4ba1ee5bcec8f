package org.convlens.studio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.convlens.format.zoo.Cache;
import org.convlens.report.Json;
import org.convlens.task.Sha256;

/**
 * Facts that took long to find, in a folder: each in a file of its own, behind the SHA-256 of what
 * follows. What is damaged is dropped as if it had never been there; when all take more room than
 * they may, those that were wanted least lately go. Several programs may use one folder at once.
 */
public final class Shelf {
  private static final String ENDING = ".json.gz";
  private static final int HEAD = 64;

  /** Bytes of one file's facts. */
  private static final int MOST_FACTS = 256 << 20;

  private static final long MOST_OF_USER = 256L << 20;

  private final Path folder;
  private final long most;

  /**
   * @param folder need not exist
   * @param most bytes that all files take
   */
  public Shelf(Path folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /** In the folder where the user's system wants such things. */
  public static Shelf ofUser() {
    return new Shelf(Cache.ofUser().folder().resolveSibling("facts"), MOST_OF_USER);
  }

  /**
   * What was kept.
   *
   * @param key hexadecimal
   */
  public Optional<Map<String, Object>> find(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> facts = Json.object(read(file));
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      return Optional.of(facts);
    } catch (IOException | IllegalArgumentException e) {
      drop(file);
      return Optional.empty();
    }
  }

  private static String read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < HEAD) {
      throw new IOException("cut off");
    }
    byte[] packed = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    String head = new String(bytes, 0, HEAD, StandardCharsets.ISO_8859_1);
    if (!head.equals(new Sha256().add(packed).text())) {
      throw new IOException("changed");
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] text = in.readNBytes(MOST_FACTS + 1);
      if (text.length > MOST_FACTS) {
        throw new IOException("too large");
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * Keeps facts, if the folder can be written to; otherwise they are found again next time.
   *
   * @param key hexadecimal
   */
  public void keep(String key, Map<String, Object> facts) {
    try {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(Json.line(facts).getBytes(StandardCharsets.UTF_8));
      }
      byte[] bytes = packed.toByteArray();
      if (HEAD + bytes.length > most) {
        return;
      }
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "fresh", ".part");
      try {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(new Sha256().add(bytes).text().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(bytes);
        Files.write(fresh, whole.toByteArray());
        Files.move(fresh, file(key), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      evict();
    } catch (IOException e) {
      // A folder that is full or closed costs time and nothing else.
      return;
    }
  }

  /** Deletes those that were wanted least lately until the rest has room. */
  private void evict() throws IOException {
    record Kept(Path file, long bytes, FileTime wanted) {}
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
      }
    }
    all.sort(Comparator.comparing(Kept::wanted));
    long bytes = all.stream().mapToLong(Kept::bytes).sum();
    for (Kept kept : all) {
      if (bytes <= most) {
        return;
      }
      drop(kept.file());
      bytes -= kept.bytes();
    }
  }

  private Path file(String key) {
    if (!key.matches("[0-9a-f]{16,64}")) {
      throw new IllegalArgumentException("no key: " + key);
    }
    return folder.resolve(key + ENDING);
  }

  private static void drop(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Somebody else holds it; it is found damaged again next time.
      return;
    }
  }
}
