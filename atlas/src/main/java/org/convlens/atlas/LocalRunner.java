package org.convlens.atlas;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.convlens.task.Progress;

/**
 * Looks at the shards of an atlas on this machine: each lane takes one shard after the other, and
 * computes on one thread.
 *
 * @param lanes how many there are
 */
public record LocalRunner(ShardLook look, Store store, int lanes) implements Runner {
  @Override
  public PictureSource pictures() {
    return look.pictures();
  }

  @Override
  public Listing list(Function<String, OptionalInt> truth, Progress progress) throws IOException {
    return Listing.of(pictures(), truth, lanes, progress);
  }

  @Override
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
