package org.convlens.spark;

import java.io.IOException;
import org.convlens.task.UsageException;

/** What went wrong in a task, as it would have been told here. */
final class Failures {
  private Failures() {}

  static IOException of(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof UsageException usage) {
        throw usage;
      }
      if (e instanceof IOException io) {
        return new IOException(SparkCluster.line(io), thrown);
      }
    }
    return new IOException("spark: " + SparkCluster.line(root(thrown)), thrown);
  }

  /** The innermost cause: Spark wraps what a task threw, and tells its story in one text. */
  static Throwable root(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null && last.getCause() != last) {
      last = last.getCause();
    }
    return last;
  }
}
