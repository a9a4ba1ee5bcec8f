package org.convlens.train.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that are whole or not there, whenever the process or the machine ends: the bytes go to a
 * file beside it and to the disk, which then takes its place, and the folder goes to the disk.
 */
final class SafeFile {
  /** What names of files end with that are being written. */
  static final String PART = ".part";

  private SafeFile() {}

  /** What is written. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * @throws IOException with one line; what stood there before is as it was
   */
  static void write(Path path, Content content) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + PART);
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(stream);
        stream.flush();
        channel.force(true);
      }
      move(part, path);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw failure(path, e);
    }
    sync(path.toAbsolutePath().getParent());
  }

  static void write(Path path, byte[] bytes) throws IOException {
    write(path, stream -> stream.write(bytes));
  }

  /** Another name for a file, or a copy where there can be no other names. */
  static void link(Path file, Path name) throws IOException {
    Path part = name.resolveSibling(name.getFileName() + PART);
    Files.deleteIfExists(part);
    try {
      Files.createLink(part, file);
    } catch (IOException | UnsupportedOperationException e) {
      write(name, Files.readAllBytes(file));
      return;
    }
    move(part, name);
    Files.deleteIfExists(part);
    sync(name.toAbsolutePath().getParent());
  }

  private static void move(Path part, Path path) throws IOException {
    try {
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Where a system does not open folders, it has no such thing as a folder on the disk. */
  static void sync(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  /** Takes away what a process left that was ended while it wrote. */
  static void sweep(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(PART)).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** In one line. */
  static IOException failure(Path path, IOException e) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : String.valueOf(e.getMessage());
    return new IOException("cannot write '" + path + "': " + reason.toLowerCase(Locale.ROOT), e);
  }
}
