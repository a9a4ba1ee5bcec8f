package org.convlens.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.convlens.atlas.Due;
import org.convlens.atlas.Member;

/**
 * A shard that is to be looked at, as it travels to a task.
 *
 * @param looks how many of its pictures are not known yet
 */
record ShardOrder(int shard, int looks, List<Sent> sent) implements Serializable {
  ShardOrder {
    sent = new ArrayList<>(sent);
  }

  /**
   * A picture.
   *
   * @param truth its class; −1 where that is not known
   */
  record Sent(String digest, long bytes, List<String> names, int truth) implements Serializable {
    Sent {
      names = new ArrayList<>(names);
    }

    private Member member() {
      return new Member(
          digest, bytes, names, truth < 0 ? OptionalInt.empty() : OptionalInt.of(truth));
    }
  }

  static ShardOrder of(Due.DueShard due) {
    return new ShardOrder(
        due.shard(),
        due.looks(),
        due.members().stream()
            .map(one -> new Sent(one.digest(), one.bytes(), one.names(), one.truth().orElse(-1)))
            .toList());
  }

  List<Member> members() {
    return sent.stream().map(Sent::member).toList();
  }
}
