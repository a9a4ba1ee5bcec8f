package org.convlens.atlas;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that one program alone writes to: a lock of the operating system on a file in it, which
 * is gone when its process is gone. POSIX takes such a lock away when its process closes the file
 * through any other descriptor: so a folder that this process holds is known by name, and its file
 * is not opened again.
 */
final class FolderHold implements Store.Hold {
  private static final String FILE = ".lock";
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderHold(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @param folder made where it is missing
   * @throws IOException with one line, if another holds it
   */
  static FolderHold of(Path folder) throws IOException {
    Path place = Files.createDirectories(folder).toRealPath();
    Optional<FileChannel> channel = Optional.empty();
    if (HELD.add(place)) {
      try {
        channel = locked(place.resolve(FILE));
      } finally {
        if (channel.isEmpty()) {
          HELD.remove(place);
        }
      }
    }
    if (channel.isEmpty()) {
      throw new IOException(
          "another program is writing to the atlas in '%s': wait until it is done, or name another folder"
              .formatted(folder));
    }
    return new FolderHold(place, channel.get());
  }

  /** Empty if another process has it. Who held it before may have taken the file away meanwhile. */
  private static Optional<FileChannel> locked(Path file) throws IOException {
    while (true) {
      try {
        Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        // it is locked as it is
      }
      Optional<Object> before = key(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean mine = false;
      try {
        if (channel.tryLock() == null) {
          return Optional.empty();
        }
        mine = before.isPresent() && before.equals(key(file));
      } finally {
        if (!mine) {
          channel.close();
        }
      }
      if (mine) {
        return Optional.of(channel);
      }
    }
  }

  /** What sets a file apart from a later one of its name; empty if there is none. */
  private static Optional<Object> key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(Objects.requireNonNullElse(key, file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(folder.resolve(FILE));
    } finally {
      HELD.remove(folder);
    }
  }
}
