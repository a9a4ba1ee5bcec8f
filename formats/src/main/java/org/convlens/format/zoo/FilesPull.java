package org.convlens.format.zoo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.convlens.task.Fingerprint;
import org.convlens.task.Progress;

/**
 * Brings published files into a folder: each whole and checked, or not at all. What was fetched
 * before a break is kept, and the next run goes on from there.
 */
public final class FilesPull {
  private final String what;
  private final Path folder;
  private final Patience patience;
  private final Room room;

  /**
   * @param what whose files they are
   * @param folder need not exist
   */
  public FilesPull(String what, Path folder) {
    this(what, folder, Patience.USUAL, Room.of(folder));
  }

  FilesPull(String what, Path folder, Patience patience, Room room) {
    this.what = what;
    this.folder = folder;
    this.patience = patience;
    this.room = room;
  }

  /**
   * Fetches those that are not here.
   *
   * @param progress hears of megabytes
   * @param tell hears what is going on, in lines
   * @throws IOException with one line that names the remedy, if one cannot be had
   */
  @SuppressWarnings("try")
  public void run(List<PublishedFile> files, Progress progress, Consumer<String> tell)
      throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "cannot make the folder '" + folder + "': let CONVLENS_CACHE name another", e);
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy();
      }
      for (PublishedFile file : files) {
        if (!Files.isRegularFile(folder.resolve(file.name()))) {
          fetch(file, progress, tell);
        }
      }
    } catch (OverlappingFileLockException e) {
      throw (IOException) busy().initCause(e);
    } catch (FileSystemException e) {
      throw new IOException("cannot write '" + e.getFile() + "': " + e.getReason(), e);
    }
  }

  private IOException busy() {
    return new IOException(what + " is being pulled by another convlens: wait for that one");
  }

  private void fetch(PublishedFile file, Progress progress, Consumer<String> tell)
      throws IOException {
    PartFile part = new PartFile(folder.resolve(file.name() + ".part"));
    Bounds bounds = new Bounds(file.name(), file.bytes(), file.bytes(), file.bytes());
    tell.accept(file.url() + " (" + Size.text(file.bytes()) + ")");
    boolean resumed = part.sizeOf(file.url()) > 0;
    attempt(file, part, bounds, progress);
    if (resumed && !isRight(file, part)) {
      tell.accept("what was here did not go with what came: starting over");
      part.delete();
      attempt(file, part, bounds, progress);
    }
    if (!isRight(file, part)) {
      String other = Fingerprint.of(part.path());
      part.delete();
      throw new IOException(
          "%s is another file or damaged: its SHA-256 is %s, not %s; pull again, or %s"
              .formatted(file.url(), other, file.sha256(), byHand(file)));
    }
    Files.move(part.path(), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    part.delete();
  }

  private static boolean isRight(PublishedFile file, PartFile part) throws IOException {
    return Fingerprint.of(part.path()).equals(file.sha256());
  }

  private void attempt(PublishedFile file, PartFile part, Bounds bounds, Progress progress)
      throws IOException {
    try (Meter meter = new Meter(file.name(), progress)) {
      new Transfer(patience, room).fetch(file.url(), part, bounds, meter);
    } catch (TransferException e) {
      long here = part.size();
      String kept =
          here == 0
              ? ""
              : Size.text(here) + " of it are kept, the same command goes on from there; ";
      throw new IOException(
          e.kind() == TransferException.Kind.STOPPED
              ? "stopped: " + (here == 0 ? "nothing of it is here yet" : kept.replace("; ", ""))
              : file.name() + " did not come: " + e.getMessage() + "; " + kept + byHand(file),
          e);
    }
  }

  private String byHand(PublishedFile file) {
    return "download " + file.url() + " yourself into '" + folder + "'";
  }
}
