package org.convlens.format.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder with weights that were fetched, each beside a note that says where from. */
public final class Cache {
  private final Path folder;

  /**
   * @param folder need not exist
   */
  public Cache(Path folder) {
    this.folder = folder;
  }

  /** Of the user who runs this program. */
  public static Cache ofUser() {
    return new Cache(CacheFolder.ofUser().resolve("models"));
  }

  /** Where the weights lie. */
  public Path folder() {
    return folder;
  }

  /** The weights of a network, if they are here. */
  public Optional<Kept> find(KnownNetwork network) throws IOException {
    Path file = weights(network);
    return Files.isRegularFile(file) ? Kept.read(note(network), file) : Optional.empty();
  }

  /** What has arrived of a network that is not here as a whole, in bytes. */
  public long arrived(KnownNetwork network) throws IOException {
    return part(network).size();
  }

  /**
   * Deletes the weights of a network, and what is here of them.
   *
   * @return how many bytes that were
   * @throws IOException with one line, if somebody is fetching them
   */
  public long remove(KnownNetwork network) throws IOException {
    Path file = weights(network);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    return alone(
        network,
        () -> {
          PartFile part = part(network);
          long bytes = part.size() + (Files.isRegularFile(file) ? Files.size(file) : 0);
          Files.deleteIfExists(note(network));
          Files.deleteIfExists(file);
          part.delete();
          return bytes;
        });
  }

  /** A file that has arrived whole takes its place in one step. */
  Kept keep(KnownNetwork network, PartFile part, String sha256, String source) throws IOException {
    Kept kept = Kept.of(part.path(), sha256, source).at(weights(network));
    Path fresh = folder.resolve("." + network.name() + ".json");
    Files.writeString(fresh, kept.toJson());
    Files.move(fresh, note(network), StandardCopyOption.REPLACE_EXISTING);
    Files.move(part.path(), kept.file(), StandardCopyOption.REPLACE_EXISTING);
    part.delete();
    return kept;
  }

  PartFile part(KnownNetwork network) {
    return new PartFile(folder.resolve(network.name() + ".part"));
  }

  private Path weights(KnownNetwork network) {
    return folder.resolve(network.name() + ".pth");
  }

  private Path note(KnownNetwork network) {
    return folder.resolve(network.name() + ".json");
  }

  /**
   * Does something that nobody else may do to the same network meanwhile. The lock's file stays.
   *
   * @throws IOException with one line, if somebody does
   */
  @SuppressWarnings("try")
  <T> T alone(KnownNetwork network, Work<T> work) throws IOException {
    Path file = folder.resolve("." + network.name() + ".lock");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock lock = channel.tryLock()) {
        if (lock == null) {
          throw busy(network, null);
        }
        return work.run();
      } catch (OverlappingFileLockException e) {
        throw busy(network, e);
      }
    }
  }

  private static IOException busy(KnownNetwork network, @Nullable Throwable cause) {
    return new IOException(
        network.name() + " is being pulled by another convlens: wait until that one is done",
        cause);
  }

  /** What is done alone. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
