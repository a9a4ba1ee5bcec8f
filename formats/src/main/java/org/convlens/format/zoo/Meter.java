package org.convlens.format.zoo;

import java.util.Locale;
import org.convlens.task.Progress;

/** Tells how much of a file has come, in megabytes. */
final class Meter implements AutoCloseable {
  private static final int MEGABYTE = 1_000_000;
  private static final double NANO = 1e-9;

  private final String what;
  private final Progress progress;
  private boolean begun;
  private long first;
  private long shown;
  private long since;

  Meter(String what, Progress progress) {
    this.what = what;
    this.progress = progress;
  }

  /**
   * @param here bytes that need not come any more
   * @param total bytes of the whole
   */
  void begin(long here, long total) {
    close();
    begun = true;
    first = here;
    shown = 0;
    since = System.nanoTime();
    progress.begin(what + " (MB)", Math.max(1, (total - here) / MEGABYTE));
  }

  /**
   * @param here bytes that have come, those from before included
   */
  void at(long here) {
    long megabytes = (here - first) / MEGABYTE;
    if (megabytes > shown) {
      double seconds = (System.nanoTime() - since) * NANO;
      double rate = (here - first) / (MEGABYTE * Math.max(1e-3, seconds));
      progress.advance(megabytes - shown, String.format(Locale.ROOT, "%.1f MB/s", rate));
      shown = megabytes;
    }
  }

  /**
   * @throws TransferException if the user wants to stop
   */
  void checkStopped() throws TransferException {
    if (progress.cancelled()) {
      throw TransferException.stopped();
    }
  }

  @Override
  public void close() {
    if (begun) {
      progress.end();
      begun = false;
    }
  }
}
