package org.convlens.atlas;

import java.io.IOException;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.convlens.task.UsageException;

/**
 * Machines that look at the shards of an atlas together. A service ({@link ServiceLoader}), so that
 * nobody needs its libraries who does not use it.
 */
public interface Cluster {
  /**
   * Begins to work with it.
   *
   * @param order what is looked at, and where
   * @throws IOException with one line, if it cannot be reached
   * @throws UsageException if there is no such master, or a place that it cannot read
   */
  Session begin(Order order) throws IOException;

  /**
   * Pictures and the place of an atlas, as a user named them: folders, or addresses of file systems
   * that the cluster knows.
   *
   * @param master which machines, such as {@code local[2]}
   * @param pictures the folder from which names are counted
   * @param atlas where the atlas lies
   * @param tasks into how many tasks the work is cut; 0 for one for each shard
   */
  record Order(String master, String pictures, String atlas, int tasks) {}

  /** A cluster at work. */
  interface Session extends Runner, AutoCloseable {
    @Override
    void close();
  }

  /**
   * The one that lies on the class path.
   *
   * @throws UsageException if there is none
   */
  static Cluster found() {
    Iterator<Cluster> all = ServiceLoader.load(Cluster.class).iterator();
    if (!all.hasNext()) {
      throw new UsageException(
              "spark: its libraries are not here; ./convlens in the folder of the sources fetches"
                  + " them, and docs/cluster.md says how a cluster runs this program")
          .about("spark");
    }
    return all.next();
  }
}
