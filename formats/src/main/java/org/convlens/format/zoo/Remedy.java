package org.convlens.format.zoo;

import java.io.IOException;

/** What to do when weights did not come, each in one line. */
final class Remedy {
  private static final int SHOWN = 8;

  private Remedy() {}

  static String of(TransferException e, Pull.Order order, PartFile part) throws IOException {
    String name = order.network().name();
    long here = part.size();
    String kept =
        here == 0
            ? "nothing of " + name + " is here yet"
            : Size.text(here) + " of " + name + " are kept, the same command goes on from there";
    if (e.kind() == TransferException.Kind.STOPPED) {
      return "stopped: " + kept;
    }
    if (!(order.origin() instanceof Origin.Address)) {
      return "'" + order.origin() + "': " + e.getMessage() + orOther(order);
    }
    String goOn = here == 0 ? "" : "; " + kept + "; or";
    return name
        + " did not come: "
        + e.getMessage()
        + goOn
        + (here == 0 ? "; " : " ")
        + byHand(order);
  }

  static String ofChecksum(Pull.Order order, String sha256) {
    String what =
        "'"
            + order.origin()
            + "' is another file or damaged: its SHA-256 begins with "
            + sha256.substring(0, SHOWN)
            + ", that of "
            + order.network().name()
            + " with "
            + order.network().checksum();
    return order.origin() instanceof Origin.Address a && a.url().equals(order.network().url())
        ? what + "; pull again, or " + byHand(order)
        : what + orOther(order);
  }

  static String ofFullDisk(Pull.Order order, PartFile part) throws IOException {
    return "the disk is full after "
        + Size.text(part.size())
        + " of "
        + order.network().name()
        + ": make room, the same command goes on from there; or let CONVLENS_CACHE name a folder on"
        + " another disk";
  }

  private static String orOther(Pull.Order order) {
    return order.anyChecksum() ? "" : "; --any-checksum takes other weights too";
  }

  private static String byHand(Pull.Order order) {
    return "download " + order.network().url() + " yourself and give it with --from FILE";
  }
}
