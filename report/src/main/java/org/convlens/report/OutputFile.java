package org.convlens.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import org.convlens.task.UsageException;

/**
 * A file, or the standard output, that will be written whole or not at all: whether it can be is
 * found out before the work, the bytes go to a temporary file beside it, which then takes its place
 * in one step.
 */
public final class OutputFile {
  /** What files of other kinds are called. */
  private static final Set<String> KINDS =
      Set.of(
          "bmp", "gif", "html", "jpeg", "jpg", "json", "npy", "npz", "onnx", "pdf", "png", "svg",
          "tif", "tiff", "txt", "webp");

  /** Stands for the standard output. */
  public static final String STANDARD = "-";

  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /**
   * Makes sure that the file can be written, without leaving anything behind.
   *
   * @throws IOException with one line, if it cannot
   */
  public static OutputFile at(Path path) throws IOException {
    if (isStandard(path)) {
      return new OutputFile(path);
    }
    Path folder = folder(path);
    requireNoFolder(path);
    if (!Files.exists(folder)) {
      throw new IOException("cannot write '" + path + "': there is no folder '" + folder + "'");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("cannot write '" + path + "': '" + folder + "' is no folder");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("cannot write '" + path + "': it is no ordinary file");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException("cannot write '" + path + "': it is read-only");
    }
    Files.delete(temporary(path));
    return new OutputFile(Files.isSymbolicLink(path) ? path.toRealPath() : path);
  }

  /**
   * As {@link #at(Path)}, for a file of one kind.
   *
   * @param extension of such files, such as {@code png}; a name without one will do as well
   * @throws UsageException if the name is one of another kind's
   */
  public static OutputFile at(Path path, String extension) throws IOException {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    String given = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (dot > 0 && KINDS.contains(given) && !given.equals(extension)) {
      throw new UsageException(
          String.format(
              "'%s': this is written as %s, name it '%s.%s'",
              path, extension.toUpperCase(Locale.ROOT), name.substring(0, dot), extension));
    }
    return at(path);
  }

  /**
   * @throws IOException with one line, if it is a folder
   */
  public static void requireNoFolder(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("cannot write '" + path + "': it is a folder, name a file in it");
    }
  }

  public Path path() {
    return path;
  }

  /** Whether it is no file but the standard output. */
  public static boolean isStandard(Path path) {
    return path.toString().equals(STANDARD);
  }

  /** What a file is called for people. */
  public static String said(Path path) {
    return isStandard(path) ? "the standard output" : path.toString();
  }

  /** Writes all of the file. */
  public void write(byte[] bytes) throws IOException {
    write(temporary -> Files.write(temporary, bytes));
  }

  /** Lets somebody write to a temporary file that then takes this file's place. */
  public void write(Content content) throws IOException {
    if (isStandard(path)) {
      pour(content);
      return;
    }
    Path temporary = temporary(path);
    Thread cleaner = new Thread(() -> temporary.toFile().delete());
    remember(cleaner);
    try {
      content.writeTo(temporary);
      move(temporary);
    } catch (IOException e) {
      throw new IOException("cannot write '" + path + "': " + reason(e), e);
    } finally {
      Files.deleteIfExists(temporary);
      forget(cleaner);
    }
  }

  private static void pour(Content content) throws IOException {
    Path whole = Files.createTempFile("convlens", "");
    try {
      content.writeTo(whole);
      copy(whole, new FileOutputStream(FileDescriptor.out));
    } finally {
      Files.delete(whole);
    }
  }

  /** Leaves the stream open. */
  private static void copy(Path whole, OutputStream out) throws IOException {
    try {
      Files.copy(whole, out);
      out.flush();
    } catch (IOException e) {
      throw new IOException("cannot write to the standard output: " + reason(e), e);
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void remember(Thread cleaner) {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is being stopped, and writes what is finished before it ends.
      return;
    }
  }

  private static void forget(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // The program is being stopped: the cleaner runs, and finds nothing left.
      return;
    }
  }

  private static Path temporary(Path path) throws IOException {
    try {
      return Files.createFile(
          folder(path)
              .resolve("." + path.getFileName() + "." + Long.toHexString(System.nanoTime())));
    } catch (IOException e) {
      throw new IOException("cannot write '" + path + "': " + reason(e), e);
    }
  }

  private static Path folder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path.toAbsolutePath() : folder;
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason().toLowerCase(Locale.ROOT);
    }
    if (e instanceof FileSystemException) {
      return "no file can be made there";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path file) throws IOException;
  }
}
