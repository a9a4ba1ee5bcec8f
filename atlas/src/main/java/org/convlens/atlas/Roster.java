package org.convlens.atlas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convlens.task.Sha256;

/**
 * All pictures of an atlas, each once.
 *
 * @param members in the order of their digests
 */
public record Roster(List<Member> members) {
  public Roster {
    members = List.copyOf(members);
  }

  /** Those of any list, in which a picture may stand several times under other names. */
  public static Roster of(Collection<Member> found) {
    Map<String, Member> all = new TreeMap<>();
    found.forEach(one -> all.merge(one.digest(), one, Member::with));
    return new Roster(new ArrayList<>(all.values()));
  }

  /** Those of a shard. */
  public List<Member> shard(int shard, int shards) {
    return members.stream().filter(member -> member.shard(shards) == shard).toList();
  }

  /** What sets apart lists of members, with their names and truths; hexadecimal. */
  static String key(List<Member> members) {
    Sha256 digest = new Sha256();
    for (Member one : members) {
      digest.add(
          one.digest() + "\n" + one.truth() + "\n" + String.join("\n", one.names()) + "\n\n");
    }
    return digest.text();
  }
}
