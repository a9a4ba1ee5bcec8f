package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the files of an atlas lie: a folder of this machine, or of another file system. Names are
 * paths with {@code /} between folders. Several threads may use one at once, for different names.
 */
public interface Store {
  /**
   * A file to be read on this machine: itself, or a copy of it.
   *
   * @return absent if there is none of that name
   */
  Optional<Path> find(String name) throws IOException;

  /**
   * Takes a finished file, which is then no longer where it was. Under its new name it is whole or
   * not there, whenever the process ends; it takes the place of one that had the name.
   *
   * @param file as {@link #workbench} gave its folder
   */
  void put(String name, Path file) throws IOException;

  /** Takes a file away, if there is one. */
  void remove(String name) throws IOException;

  /**
   * The names of all files in a folder, not of those in folders in it; empty if it is not there.
   */
  List<String> list(String folder) throws IOException;

  /** A folder of this machine for files that are being made. */
  Path workbench() throws IOException;

  /** A file in the {@link #workbench} that nobody else makes, and that is not there yet. */
  default Path fresh() throws IOException {
    return workbench().resolve(UUID.randomUUID() + ".part");
  }

  /** Takes away what was being made when a process was ended; nobody may be making anything. */
  void sweep() throws IOException;

  /**
   * Keeps other programs from writing here until what is returned is closed. That ends with the
   * process, however it ends. Readers are not kept away. What was being made by others before is
   * taken away, and at the end what was being made meanwhile.
   *
   * @throws IOException with one line, if another program is writing
   */
  Hold hold() throws IOException;

  /** A place that one program alone writes to. */
  @FunctionalInterface
  interface Hold extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Puts a short text under a name. */
  default void put(String name, String text) throws IOException {
    Path made = fresh();
    Files.writeString(made, text);
    put(name, made);
  }
}
