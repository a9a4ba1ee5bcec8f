package org.convlens.cli.option;

import java.io.IOException;
import java.util.List;
import org.convlens.atlas.Cluster;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that hand the work to a cluster. */
public final class ClusterOptions {
  @Option(
      names = "--spark",
      paramLabel = "MASTER",
      description = {
        "Let Spark look: local[2], spark://host:7077, yarn, or submit where spark-submit started"
            + " this program. Pictures and the atlas may then lie at addresses, such as"
            + " hdfs://host/pictures. The bytes are the same. See docs/cluster.md."
      })
  private @Nullable String master;

  @Option(
      names = "--tasks",
      paramLabel = "N",
      description =
          "With --spark: into how many tasks the work is cut (default: one for each file).")
  private int tasks;

  /** Whether a cluster is to look. */
  public boolean isAsked() {
    if (tasks != 0 && master == null) {
      throw new UsageException("tasks " + tasks + ": only --spark has tasks").about("tasks");
    }
    if (tasks < 0) {
      throw new UsageException("tasks " + tasks + ": give 1 or more").about("tasks");
    }
    return master != null;
  }

  /**
   * Begins to work with it.
   *
   * @param pictures one folder, or its address
   * @param atlas where the atlas lies
   * @throws IOException with one line, if it cannot be reached
   */
  public Cluster.Session begin(List<String> pictures, String atlas) throws IOException {
    if (pictures.size() != 1) {
      throw new UsageException("spark: name one folder of pictures").about("spark");
    }
    String chosen = String.valueOf(master);
    return Cluster.found().begin(new Cluster.Order(chosen, pictures.get(0), atlas, tasks));
  }
}
