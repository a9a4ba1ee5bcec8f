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
    Bench bench = Bench.of(this);
    bench.look().look(order.shard(), order.members(), Attempt.of(TaskContext.get()));
    return order.looks();
  }

  /** A task that may be taken back. */
  private record Attempt(TaskContext task) implements Progress {
    static Progress of(TaskContext task) {
      return task == null ? Progress.SILENT : new Attempt(task);
    }

    @Override
    public void begin(String what, long steps) {}

    @Override
    public void advance(long steps, String note) {}

    @Override
    public void end() {}

    @Override
    public boolean cancelled() {
      return task.isInterrupted();
    }
  }
}
