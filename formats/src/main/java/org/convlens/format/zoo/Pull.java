package org.convlens.format.zoo;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Consumer;
import org.convlens.format.Models;
import org.convlens.task.Fingerprint;
import org.convlens.task.Progress;

/** Brings weights into the cache: whole and checked, or not at all. */
public final class Pull {
  private final Cache cache;
  private final Patience patience;
  private final Room room;

  /** Into a cache, with the usual patience. */
  public Pull(Cache cache) {
    this(cache, Patience.USUAL, Room.of(cache.folder()));
  }

  Pull(Cache cache, Patience patience, Room room) {
    this.cache = cache;
    this.patience = patience;
    this.room = room;
  }

  /**
   * What is to be brought.
   *
   * @param origin where it is to come from
   * @param anyChecksum whether other weights than the published ones will do, as long as they are
   *     of the same architecture
   */
  public record Order(KnownNetwork network, Origin origin, boolean anyChecksum) {
    /** As published. */
    public static Order of(KnownNetwork network) {
      return new Order(network, new Origin.Address(network.url()), false);
    }
  }

  /**
   * Does it.
   *
   * @param progress hears of megabytes; what has come stays here when it wants to stop
   * @param tell hears what is going on, in lines
   * @throws IOException with one line that names the remedy, if it cannot be done
   */
  public Kept run(Order order, Progress progress, Consumer<String> tell) throws IOException {
    KnownNetwork network = order.network();
    try {
      Files.createDirectories(cache.folder());
    } catch (IOException e) {
      throw new IOException(
          "cannot make the folder '" + cache.folder() + "': let CONVLENS_CACHE name another", e);
    }
    PartFile part = cache.part(network);
    try {
      return cache.alone(network, () -> fetched(order, part, progress, tell));
    } catch (TransferException e) {
      throw new IOException(Remedy.of(e, order, part), e);
    } catch (FileSystemException e) {
      throw new IOException("cannot write '" + e.getFile() + "': " + reason(e), e);
    } catch (IOException e) {
      throw full(e) ? new IOException(Remedy.ofFullDisk(order, part), e) : e;
    }
  }

  private Kept fetched(Order order, PartFile part, Progress progress, Consumer<String> tell)
      throws IOException {
    KnownNetwork network = order.network();
    Bounds bounds = order.anyChecksum() ? Bounds.any(network) : Bounds.published(network);
    boolean resumed = order.origin() instanceof Origin.Address a && part.sizeOf(a.url()) > 0;
    fetch(order, part, bounds, progress, tell);
    String sha256 = checked(order, part);
    if (sha256.isEmpty() && resumed) {
      tell.accept("what was here did not go with what came: starting over");
      part.delete();
      fetch(order, part, bounds, progress, tell);
      sha256 = checked(order, part);
    }
    if (sha256.isEmpty()) {
      String other = Fingerprint.of(part.path());
      part.delete();
      throw new IOException(Remedy.ofChecksum(order, other));
    }
    if (order.anyChecksum()) {
      requireArchitecture(order, part);
    }
    return cache.keep(network, part, sha256, order.origin().toString());
  }

  private void fetch(
      Order order, PartFile part, Bounds bounds, Progress progress, Consumer<String> tell)
      throws IOException {
    try (Meter meter = new Meter(order.network().name(), progress)) {
      if (order.origin() instanceof Origin.Address address) {
        long here = part.sizeOf(address.url());
        if (here > 0) {
          tell.accept(Size.text(here) + " are here already, going on from there");
        }
        new Transfer(patience, room).fetch(address.url(), part, bounds, meter);
      } else if (order.origin() instanceof Origin.LocalFile file) {
        new Copy(room).fetch(file.path(), part, bounds, meter);
      }
    }
  }

  /** The SHA-256 if it will do, else nothing. */
  private static String checked(Order order, PartFile part) throws IOException {
    String sha256 = Fingerprint.of(part.path());
    boolean fits = order.anyChecksum() || sha256.startsWith(order.network().checksum());
    return fits ? sha256 : "";
  }

  private static void requireArchitecture(Order order, PartFile part) throws IOException {
    String wanted = order.network().architecture();
    String found;
    try {
      found = Models.open(part.path()).name();
    } catch (IOException e) {
      part.delete();
      throw new IOException("these are no weights of " + wanted + ": " + e.getMessage(), e);
    }
    if (!found.equals(wanted)) {
      part.delete();
      throw new IOException(
          "'" + order.origin() + "' has weights of " + found + ", not of " + wanted);
    }
  }

  private static boolean full(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
  }

  private static String reason(FileSystemException e) {
    String reason = e.getReason();
    return reason == null ? "permission denied" : reason.toLowerCase(Locale.ROOT);
  }
}
