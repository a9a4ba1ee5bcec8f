package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convlens.report.Json;
import org.convlens.task.UsageException;

/**
 * What is to be done until an atlas holds these pictures and no others.
 *
 * @param plan of the atlas
 * @param shards that are to be looked at, in their order
 * @param kept pictures that are known already and stay as they are
 * @param left pictures that are known and have gone
 */
public record Due(AtlasPlan plan, List<DueShard> shards, int kept, int left) {
  /** The plan as an atlas begins with it. */
  static final String PLAN = Layout.SHARDS + "/plan.json";

  public Due {
    shards = List.copyOf(shards);
  }

  /**
   * A shard that is not as it should be.
   *
   * @param shard its number
   * @param members all pictures that are to lie in it
   * @param looks how many of them are to be looked at
   * @param again how many of these were known, but something else has gone from their shard
   */
  public record DueShard(int shard, List<Member> members, int looks, int again) {
    public DueShard {
      members = List.copyOf(members);
    }
  }

  /**
   * Compares what is wanted with what is there.
   *
   * @throws UsageException if an atlas of another plan or network lies there; its differences are
   *     named
   */
  public static Due of(AtlasPlan plan, Roster roster, Store store) throws IOException {
    require(plan, store);
    List<List<Member>> all = new ArrayList<>();
    for (int shard = 0; shard < plan.shards(); shard++) {
      all.add(new ArrayList<>());
    }
    roster.members().forEach(one -> all.get(one.shard(plan.shards())).add(one));
    List<DueShard> due = new ArrayList<>();
    int kept = 0;
    int left = 0;
    for (int shard = 0; shard < plan.shards(); shard++) {
      List<Member> members = all.get(shard);
      Optional<Seal> seal = Seal.find(store, shard).filter(s -> s.plan().equals(plan.key()));
      if (seal.isPresent() && seal.get().roster().equals(Roster.key(members))) {
        kept += members.size();
        continue;
      }
      Set<String> known = new HashSet<>(seal.isPresent() ? digests(store, shard) : List.of());
      int before = known.size();
      int same = (int) members.stream().filter(one -> known.contains(one.digest())).count();
      boolean grows = same == before;
      left += before - same;
      kept += grows ? same : 0;
      due.add(
          new DueShard(
              shard, members, grows ? members.size() - same : members.size(), grows ? 0 : same));
    }
    return new Due(plan, due, kept, left);
  }

  /** Pictures that are to be looked at. */
  public int looks() {
    return shards.stream().mapToInt(DueShard::looks).sum();
  }

  /** Pictures that are looked at again since others have gone. */
  public int again() {
    return shards.stream().mapToInt(DueShard::again).sum();
  }

  /**
   * Says whose atlas this is going to be, before the first shard is looked at. Where there is
   * something to be done, what the whole came to holds no longer.
   */
  public void begin(Store store) throws IOException {
    if (!shards.isEmpty()) {
      store.remove(Layout.MANIFEST);
    }
    store.put(PLAN, Json.text(plan.facts()) + "\n");
  }

  private static void require(AtlasPlan plan, Store store) throws IOException {
    Optional<Path> there = store.find(PLAN);
    if (there.isEmpty()) {
      return;
    }
    List<String> differences;
    try {
      differences = plan.differences(Json.object(Files.readString(there.get())));
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + PLAN + "' of the atlas is damaged: " + e.getMessage(), e);
    }
    if (!differences.isEmpty()) {
      throw new UsageException(
          "another atlas lies there: %s; write to another folder"
              .formatted(String.join(", ", differences)));
    }
  }

  /** What lies in a shard that is whole. */
  static List<String> digests(Store store, int shard) throws IOException {
    Path file = FormerShard.file(store, Layout.digests(shard));
    return Files.readString(file).lines().toList();
  }
}
