package org.convlens.atlas;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An atlas in a folder of this machine. */
public final class FolderStore implements Store {
  private static final String WORKBENCH = ".making";

  private final Path folder;

  /**
   * @param folder made when something is put into it
   */
  public FolderStore(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  @Override
  public Optional<Path> find(String name) {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Path place = folder.resolve(name);
    Files.createDirectories(place.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public List<String> list(String inside) throws IOException {
    Path place = folder.resolve(inside);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file ->
                  inside.isEmpty() ? file.getFileName() + "" : inside + "/" + file.getFileName())
          .sorted()
          .toList();
    }
  }

  @Override
  public Path workbench() throws IOException {
    return Files.createDirectories(folder.resolve(WORKBENCH));
  }

  @Override
  public Hold hold() throws IOException {
    FolderHold hold = FolderHold.of(folder);
    sweep();
    return () -> {
      try (hold) {
        sweep();
      }
    };
  }

  @Override
  public void sweep() throws IOException {
    Path place = folder.resolve(WORKBENCH);
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.list(place)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(place);
    }
  }
}
