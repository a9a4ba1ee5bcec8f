package org.convlens.spark;

import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;
import org.convlens.task.Progress;

/**
 * What a task does with a shard.
 *
 * @param plan as JSON
 * @param pictures where they lie
 * @param atlas where the atlas lies
 */
record ShardTask(String plan, String pictures, String atlas, SerializableConfiguration files)
    implements Serializable {
  /**
   * Looks at it and writes its files. A shard that another attempt has finished is left as it is.
   *
   * @return how many pictures were looked at
   */
  long look(ShardOrder order) throws IOException {
    TaskContext task = TaskContext.get();
    Progress untilTakenBack = Progress.until(() -> task != null && task.isInterrupted());
    Bench.of(this).look().look(order.shard(), order.members(), untilTakenBack);
    return order.looks();
  }
}
