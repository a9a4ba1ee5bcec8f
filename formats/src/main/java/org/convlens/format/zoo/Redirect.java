package org.convlens.format.zoo;

import java.net.URI;

/** Where a server sends those who ask. */
final class Redirect {
  private Redirect() {}

  static boolean is(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /**
   * The next address.
   *
   * @param location as the server says it, absolute or relative
   * @throws TransferException if it says none, none for the web, or one that is less safe
   */
  static URI next(URI from, String location) throws TransferException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new TransferException(
          TransferException.Kind.FINAL, "the server sends to '" + location + "', no address", e);
    }
    boolean safe = "https".equalsIgnoreCase(to.getScheme());
    if (location.isEmpty() || to.getHost() == null) {
      throw TransferException.refused("the server sends elsewhere without saying where");
    }
    if (!safe && !"http".equalsIgnoreCase(to.getScheme())) {
      throw TransferException.refused("the server sends to '" + to + "', which is not the web");
    }
    if (!safe && "https".equalsIgnoreCase(from.getScheme())) {
      throw TransferException.refused("the server sends from https to '" + to + "', not safe");
    }
    return to;
  }
}
