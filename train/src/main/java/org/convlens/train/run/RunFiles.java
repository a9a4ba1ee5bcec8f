package org.convlens.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies where in the folder of a training. */
public record RunFiles(Path folder) {
  private static final Pattern EPOCH = Pattern.compile("(\\d{4,9})\\.onnx");
  private static final Pattern NAMED = Pattern.compile("(.+)@(best|last|\\d{1,9})");

  /** What was trained and how: its presence makes a folder one of a training. */
  public Path description() {
    return folder.resolve("run.json");
  }

  /** One line an epoch. */
  public Path history() {
    return folder.resolve("history.jsonl");
  }

  /** When what happened and how long it took: all that differs from one time to the next. */
  public Path times() {
    return folder.resolve("times.jsonl");
  }

  /** The network that is handed over. */
  public Path best() {
    return folder.resolve("best.onnx");
  }

  /** The network after the latest epoch. */
  public Path last() {
    return folder.resolve("last.onnx");
  }

  /** Frames of the film. */
  public Path film() {
    return folder.resolve("film.frames");
  }

  /** The states to go on from. */
  Path states() {
    return folder.resolve("resume");
  }

  /** Held by the process that trains. */
  Path lock() {
    return folder.resolve(".lock");
  }

  Path epochs() {
    return folder.resolve("epochs");
  }

  /** The network after an epoch; that before the first step after epoch 0. */
  public Path epoch(int epoch) {
    return epochs().resolve("%04d.onnx".formatted(epoch));
  }

  /** The epochs whose weights are there, ascending. */
  public List<Integer> kept() throws IOException {
    if (!Files.isDirectory(epochs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(epochs())) {
      return files
          .map(file -> EPOCH.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .sorted()
          .toList();
    }
  }

  /** Whether a folder is one of a training. */
  public static boolean isRun(Path folder) {
    return Files.isRegularFile(new RunFiles(folder).description());
  }

  /**
   * The file of a network that is named by its training: {@code RUN} and {@code RUN@best} are the
   * one that is handed over, {@code RUN@last} the latest, {@code RUN@12} that after an epoch.
   *
   * @return empty if the name is none of these
   * @throws IOException with one line, if the training has no such weights
   */
  public static Optional<Path> network(String name) throws IOException {
    Matcher matcher = NAMED.matcher(name);
    boolean suffixed = matcher.matches() && isRunNamed(matcher.group(1));
    if (!suffixed && !isRunNamed(name)) {
      return Optional.empty();
    }
    RunFiles run = new RunFiles(Path.of(suffixed ? matcher.group(1) : name));
    return Optional.of(run.network(name, suffixed ? matcher.group(2) : "best"));
  }

  /** Whether a name is that of a network of a training, there or not. */
  public static boolean names(String name) {
    Matcher matcher = NAMED.matcher(name);
    return isRunNamed(name) || (matcher.matches() && isRunNamed(matcher.group(1)));
  }

  private static boolean isRunNamed(String name) {
    try {
      return isRun(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Path network(String name, String which) throws IOException {
    Path file =
        switch (which) {
          case "best" -> best();
          case "last" -> last();
          default -> epoch(Integer.parseInt(which));
        };
    if (Files.isRegularFile(file)) {
      return file;
    }
    String there = kept().stream().map(String::valueOf).collect(Collectors.joining(", "));
    throw new IOException(
        there.isEmpty()
            ? "'" + name + "': this training has not begun: there are no weights yet"
            : "'" + name + "': no such weights were kept: there are those after epochs " + there);
  }
}
