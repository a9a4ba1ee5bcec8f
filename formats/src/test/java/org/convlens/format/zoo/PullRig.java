package org.convlens.format.zoo;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convlens.task.Fingerprint;
import org.convlens.task.Progress;

/** A million bytes, a cache, and a pull that soon loses its patience. */
final class PullRig {
  static final int LENGTH = 1_000_000;
  static final byte[] BYTES = bytes();
  static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(150), 3, Duration.ofMillis(5));

  final Cache cache;
  final List<String> told = new ArrayList<>();
  private final Path folder;

  PullRig(Path folder) {
    this.folder = folder;
    this.cache = new Cache(folder.resolve("cache"));
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  /** The million bytes as a known network. */
  KnownNetwork network(RawServer server) throws IOException {
    KnownNetwork some = Zoo.named("alexnet");
    Path file = Files.write(folder.resolve("published"), BYTES);
    String sha256 = Fingerprint.of(file);
    return new KnownNetwork(
        "some", server.url(), LENGTH, sha256.substring(0, 8), 1, 50, 224, some.preprocessing());
  }

  Kept pull(RawServer server) throws IOException {
    return pull(server, Progress.SILENT);
  }

  Kept pull(RawServer server, Progress progress) throws IOException {
    return pull(Pull.Order.of(network(server)), () -> Long.MAX_VALUE, progress);
  }

  Kept pull(Pull.Order order, Room room, Progress progress) throws IOException {
    return new Pull(cache, SHORT, room).run(order, progress, told::add);
  }

  /** The one line that is said when it fails. */
  String failure(RawServer server) {
    IOException e = catchThrowableOfType(IOException.class, () -> pull(server));
    return e == null ? "nothing failed" : String.valueOf(e.getMessage());
  }

  /** Bytes that are here of a file that is not here as a whole. */
  long arrived(RawServer server) throws IOException {
    return cache.arrived(network(server));
  }

  /** All from where it is asked for, as a good server does. */
  static void well(RawServer.Request request, OutputStream out) throws IOException {
    part(request, out, LENGTH - request.start());
  }

  /** So many bytes from where it is asked for, whatever was promised. */
  static void part(RawServer.Request request, OutputStream out, int count) throws IOException {
    int start = request.start();
    String length = "Content-Length: " + (LENGTH - start);
    if (start == 0) {
      RawServer.head(out, "200 OK", length, "ETag: \"one\"");
    } else {
      String range = "Content-Range: bytes " + start + "-" + (LENGTH - 1) + "/" + LENGTH;
      RawServer.head(out, "206 Partial Content", length, range, "ETag: \"one\"");
    }
    out.write(BYTES, start, Math.min(count, LENGTH - start));
    out.flush();
  }
}
