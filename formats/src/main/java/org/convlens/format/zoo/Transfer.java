package org.convlens.format.zoo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches one file from the web; goes on where it was, as often as it takes. */
final class Transfer {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEYOND = 416;

  /** An attempt that brings so much counts as a good one. */
  private static final long WORTH = 256 << 10;

  private final Server server;
  private final Patience patience;
  private final Room room;

  Transfer(Patience patience, Room room) {
    this.server = new Server(patience.answer());
    this.patience = patience;
    this.room = room;
  }

  /**
   * Lets the part become the whole file.
   *
   * @throws TransferException if it cannot be had; what is here of it stays
   */
  void fetch(URI url, PartFile part, Bounds bounds, Meter meter) throws IOException {
    long farthest = part.sizeOf(url);
    boolean reached = false;
    int failures = 0;
    while (true) {
      try {
        attempt(url, part, bounds, meter);
        return;
      } catch (TransferException e) {
        long here = part.size();
        failures = here >= farthest + WORTH ? 1 : failures + 1;
        reached |= here > farthest;
        farthest = Math.max(farthest, here);
        boolean hopeless = !reached && Server.unreachable(e.getCause());
        if (e.kind() != TransferException.Kind.PASSING
            || hopeless
            || failures >= patience.attempts()) {
          throw e;
        }
        Waiting.pause(patience.pauseAfter(failures), meter);
      }
    }
  }

  private void attempt(URI url, PartFile part, Bounds bounds, Meter meter) throws IOException {
    long here = part.sizeOf(url);
    HttpResponse<Arrivals> answer = server.ask(url, headers(here, part), meter);
    try (Arrivals body = answer.body()) {
      if (answer.statusCode() == BEYOND && here > 0) {
        part.delete();
        throw TransferException.passing("the server has another file now");
      }
      Extent extent = extent(answer, here);
      if (extent.total() >= 0) {
        bounds.require(extent.total());
      }
      long total = extent.total() >= 0 ? extent.total() : bounds.usual();
      room.require(bounds.what(), total - extent.start());
      meter.begin(extent.start(), total);
      try (FileChannel file =
          extent.start() > 0 ? part.append() : part.restart(url, validator(answer.headers()))) {
        receive(body, file, extent, bounds, meter);
      }
    }
  }

  private void receive(Arrivals body, FileChannel file, Extent extent, Bounds bounds, Meter meter)
      throws IOException {
    long here = extent.start();
    List<ByteBuffer> bytes = body.next(patience.stall(), meter);
    while (!bytes.isEmpty()) {
      for (ByteBuffer piece : bytes) {
        bounds.requireNoMore(here + piece.remaining());
        here += piece.remaining();
        while (piece.hasRemaining()) {
          file.write(piece);
        }
      }
      meter.at(here);
      bytes = body.next(patience.stall(), meter);
    }
    if (extent.total() >= 0 ? here != extent.total() : here < bounds.least()) {
      throw TransferException.passing("the connection was cut");
    }
  }

  /**
   * @param start of what the answer brings, in bytes
   * @param total of the whole file in bytes; −1 if the server does not say it
   */
  private record Extent(long start, long total) {}

  private static Extent extent(HttpResponse<?> answer, long here) throws TransferException {
    int status = answer.statusCode();
    if (status == PARTIAL) {
      String range = answer.headers().firstValue("Content-Range").orElse("");
      if (here > 0 && range.matches("bytes " + here + "-\\d{1,15}/\\d{1,15}")) {
        return new Extent(here, Long.parseLong(range.substring(range.indexOf('/') + 1)));
      }
      throw TransferException.refused("the server sends another part than was asked for");
    }
    if (status == OK) {
      return new Extent(0, length(answer.headers()));
    }
    String reason =
        status == 404 || status == 410
            ? "it is not there (the server answers " + status + ")"
            : "the server answers " + status;
    boolean passing = status >= 500 || status == 429 || status == 408;
    throw passing ? TransferException.passing(reason) : TransferException.refused(reason);
  }

  private static long length(HttpHeaders headers) throws TransferException {
    try {
      return headers.firstValueAsLong("Content-Length").orElse(-1);
    } catch (NumberFormatException e) {
      throw TransferException.refused("the server says no sensible length");
    }
  }

  private static Map<String, String> headers(long here, PartFile part) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (here > 0) {
      headers.put("Range", "bytes=" + here + "-");
      if (!part.validator().isEmpty()) {
        headers.put("If-Range", part.validator());
      }
    }
    return headers;
  }

  /** A weak ETag does not promise the same bytes. */
  private static String validator(HttpHeaders headers) {
    return headers
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> headers.firstValue("Last-Modified"))
        .filter(mark -> mark.matches("[ -~]{1,200}"))
        .orElse("");
  }
}
