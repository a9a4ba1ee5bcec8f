package org.convlens.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.convlens.method.PictureName;

/**
 * A picture of an atlas: known by its bytes, with all names under which they lie.
 *
 * @param digest SHA-256 of the file's bytes, 64 hexadecimal digits
 * @param bytes how many
 * @param names in the order of folders, at least one
 * @param truth the class that it truly is of; empty where that is not known, or where its names say
 *     different things
 */
public record Member(String digest, long bytes, List<String> names, OptionalInt truth) {
  /** The order of all rows of an atlas. */
  public static final Comparator<Member> ORDER = Comparator.comparing(Member::digest);

  private static final int SHARD_DIGITS = 8;
  private static final int SHARD_BITS = 32;

  public Member {
    if (digest.length() != 64) {
      throw new IllegalArgumentException("no SHA-256: " + digest);
    }
    names = names.stream().distinct().sorted(PictureName.ORDER).toList();
  }

  /** The shard in which it lies: shards are equal parts of all digests, in their order. */
  public int shard(int shards) {
    return shard(digest, shards);
  }

  /** The shard in which a picture of this digest lies. */
  public static int shard(String digest, int shards) {
    long first = Long.parseLong(digest.substring(0, SHARD_DIGITS), 16);
    return (int) ((first * shards) >>> SHARD_BITS);
  }

  /** The same picture under both names. */
  public Member with(Member other) {
    List<String> both = new ArrayList<>(names);
    both.addAll(other.names);
    return new Member(digest, bytes, both, truth.equals(other.truth) ? truth : OptionalInt.empty());
  }
}
