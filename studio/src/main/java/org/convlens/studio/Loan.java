package org.convlens.studio;

import org.convlens.net.Network;

/** A network that a studio keeps and lends: closing it gives it back. */
public final class Loan implements AutoCloseable {
  private final Network network;
  private final Runnable giveBack;
  private boolean over;

  Loan(Network network, Runnable giveBack) {
    this.network = network;
    this.giveBack = giveBack;
  }

  /** Not to be closed by whoever borrows it. */
  public Network network() {
    return network;
  }

  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      giveBack.run();
    }
  }
}
