package org.convlens.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.convlens.net.Head;
import org.convlens.task.Fingerprint;
import org.convlens.task.Sha256;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * Where a network or a picture comes from. A file's fingerprint is computed when it is first asked
 * for, or beside other work from {@link #begin} on. Of what was only named, nothing is known until
 * it is opened.
 */
public final class Source {
  /** What a fingerprint is called in JSON. */
  static final String SHA256 = "sha256";

  private final String name;
  private final Optional<Path> path;
  private final Optional<String> output;
  private final Optional<Head.Reading> reading;
  private final Optional<FutureTask<String>> sha256;
  private final Optional<String> place;

  /**
   * @param name as the user wrote it: a file, something built in, or a known network
   * @param path absolute; absent for what its name is enough to find
   * @param sha256 of the file's bytes, hexadecimal
   */
  public Source(String name, Optional<Path> path, String sha256) {
    this(name, path, Optional.of(new FutureTask<>(() -> sha256)));
  }

  private Source(String name, Optional<Path> path, Optional<FutureTask<String>> sha256) {
    this(name, path, Optional.empty(), Optional.empty(), sha256, Optional.empty());
  }

  private Source(
      String name,
      Optional<Path> path,
      Optional<String> output,
      Optional<Head.Reading> reading,
      Optional<FutureTask<String>> sha256,
      Optional<String> place) {
    this.name = name;
    this.path = path;
    this.output = output;
    this.reading = reading;
    this.sha256 = sha256;
    this.place = place;
  }

  /**
   * @throws UsageException if it is an address of the web, which nothing is fetched from
   */
  public static void requireNoAddress(String name) {
    if (name.matches("(?i)(https?|ftp|s3|gs|file)://.*")) {
      throw new UsageException(
          "'" + name + "' is an address, and files are looked at: download it, then name the file");
    }
  }

  /** What somebody named: a file, a folder, something built in, or a known network. */
  public static Source named(String name) {
    return new Source(name, Optional.empty(), Optional.empty());
  }

  public static Source file(String name) {
    return file(name, Path.of(name));
  }

  /** A file that is named otherwise than by its path. */
  public static Source file(String name, Path file) {
    Path path = file.toAbsolutePath().normalize();
    return new Source(
        name, Optional.of(path), Optional.of(new FutureTask<>(() -> fingerprint(path))));
  }

  /** What is known by a name wherever its file lies. */
  public static Source known(String name, String sha256) {
    return new Source(name, Optional.empty(), sha256);
  }

  /** The same network, looked at through one of its outputs. */
  public Source throughOutput(String chosen) {
    return new Source(name, path, Optional.of(chosen), reading, sha256, place);
  }

  /** The same network, its outputs read as somebody said. */
  public Source readAs(Head.Reading said) {
    return new Source(name, path, output, Optional.of(said), sha256, place);
  }

  /** The same, which lies elsewhere now; what is said of it stays. */
  public Source at(String other) {
    return new Source(name, path, output, reading, sha256, Optional.of(other));
  }

  /** The same under another name. */
  public Source called(String other) {
    return new Source(other, path, output, reading, sha256, place);
  }

  /** As the user wrote it: a file, or something built in. */
  public String name() {
    return name;
  }

  /** Absolute; absent for what is built in or known by its name. */
  public Optional<Path> path() {
    return path;
  }

  /** Which of a network's outputs was looked at; absent for its first. */
  public Optional<String> output() {
    return output;
  }

  /** What a network's outputs were said to mean; absent if nobody did. */
  public Optional<Head.Reading> reading() {
    return reading;
  }

  /** Where it lies now, or where it was; absent for what its name is enough to find. */
  public Optional<String> place() {
    return place.or(() -> path.map(Path::toString));
  }

  /** Whether its bytes are known, so that nothing else can stand for it. */
  public boolean isFingerprinted() {
    return sha256.isPresent();
  }

  /** Computes the fingerprint beside other work. */
  public Source begin() {
    sha256.ifPresent(
        task -> {
          Thread thread = new Thread(task, "fingerprint");
          thread.setDaemon(true);
          thread.start();
        });
    return this;
  }

  /**
   * Of the file's bytes, hexadecimal.
   *
   * @throws IllegalStateException if it was only named
   * @throws UncheckedIOException if the file cannot be read any more
   */
  public String sha256() {
    FutureTask<String> task =
        sha256.orElseThrow(() -> new IllegalStateException("'" + name + "' was never opened"));
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("stopped"));
    } catch (ExecutionException e) {
      String reason = "cannot read '" + name + "' any more: " + e.getCause();
      throw new UncheckedIOException(new IOException(reason, e));
    }
  }

  /** Wherever it lies. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Source s
            && name.equals(s.name)
            && path.equals(s.path)
            && output.equals(s.output)
            && reading.equals(s.reading)
            && isFingerprinted() == s.isFingerprinted()
            && (sha256.isEmpty() || sha256().equals(s.sha256())));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, path, output, reading);
  }

  @Override
  public String toString() {
    return output.map(o -> name + " (output " + o + ")").orElse(name);
  }

  /**
   * @param bytes what it consists of
   */
  public static Source builtIn(String name, byte[] bytes) {
    return new Source(name, Optional.empty(), new Sha256().add(bytes).text());
  }

  /**
   * A folder, by the names and the bytes of files in it.
   *
   * @param files in their order
   */
  public static Source folder(String name, List<Path> files) throws IOException {
    Sha256 digest = new Sha256();
    Path folder = Path.of(name);
    for (Path file : files) {
      String line =
          folder.relativize(file).toString().replace('\\', '/') + "\n" + fingerprint(file);
      digest.add(line);
    }
    return new Source(name, Optional.of(folder.toAbsolutePath().normalize()), digest.text());
  }

  /** The SHA-256 of a file's bytes, hexadecimal. */
  public static String fingerprint(Path file) throws IOException {
    return Fingerprint.of(file);
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
      if (Files.isRegularFile(place) && fingerprint(place).equals(sha256())) {
        return place;
      }
    }
    throw new IOException(
        Files.isRegularFile(original)
            ? "the " + what + " '" + original + "' has changed since it was looked at"
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
    if (isFingerprinted()) {
      map.put(SHA256, sha256());
    }
    output.ifPresent(chosen -> map.put("output", chosen));
    reading.ifPresent(said -> map.put("head", said.name().toLowerCase(Locale.ROOT)));
    return map;
  }

  static Source of(Fields fields) {
    Optional<FutureTask<String>> sha256 =
        fields.optionalText(SHA256).map(text -> new FutureTask<>(() -> text));
    Source source =
        new Source(fields.text("name"), fields.optionalText("path").map(Path::of), sha256);
    Source through = fields.optionalText("output").map(source::throughOutput).orElse(source);
    return fields
        .optionalText("head")
        .map(said -> through.readAs(Head.Reading.valueOf(said.toUpperCase(Locale.ROOT))))
        .orElse(through);
  }
}
