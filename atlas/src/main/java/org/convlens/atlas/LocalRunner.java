package org.convlens.atlas;

import java.io.IOException;
import java.util.List;
import org.convlens.task.Progress;

/**
 * Looks at the shards of an atlas on this machine: each lane takes one shard after the other, and
 * computes on one thread.
 *
 * @param lanes how many there are
 */
public record LocalRunner(ShardLook look, Store store, int lanes) {
  /**
   * Looks at what is due.
   *
   * @param progress advances by one for each picture that is looked at
   * @throws org.convlens.task.StoppedException if it is cancelled; shards that are whole stay
   */
  public void run(Due due, Progress progress) throws IOException {
    due.begin(store);
    List<Due.DueShard> shards = due.shards();
    progress.begin("pictures", due.looks());
    try {
      LaneWork.each(
          shards.size(),
          lanes,
          progress,
          (number, lane) -> {
            Due.DueShard one = shards.get(number);
            look.look(one.shard(), one.members(), lane);
          });
    } finally {
      progress.end();
    }
  }
}
