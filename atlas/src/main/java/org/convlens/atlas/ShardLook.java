package org.convlens.atlas;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.atlas.table.Table;
import org.convlens.net.Network;
import org.convlens.task.Progress;
import org.convlens.task.Sha256;
import org.convlens.task.StoppedException;

/**
 * Looks at the pictures of one shard and writes its files. They depend on the network, the plan and
 * these pictures alone: they are looked at in the order of their digests, each by itself, on the
 * thread that asks. A shard that is there already grows: what it knows is kept, unless a picture
 * has left, whose part in a largest value cannot be taken back. Several threads may look at
 * different shards at once.
 */
public final class ShardLook {
  private final AtlasPlan plan;
  private final Watch watch;
  private final PictureLook pictureLook;
  private final Map<String, String> engine;
  private final PictureSource pictures;
  private final Store store;

  /**
   * @param network opened by an engine that computes each operator on one thread
   * @param mask the picture of the plan's region, 1 × H × W, 0..255; absent if the region is none
   * @param engine what computes, of {@link org.convlens.net.Engine#facts}
   * @throws org.convlens.task.UsageException if the plan does not fit the network
   */
  public ShardLook(
      Network network,
      AtlasPlan plan,
      Optional<Volume> mask,
      Map<String, String> engine,
      PictureSource pictures,
      Store store) {
    this.plan = plan;
    this.watch = Watch.of(plan, network.model());
    this.pictureLook = new PictureLook(network, watch, mask);
    this.engine = new HashMap<>(engine);
    this.engine.remove("threads");
    this.pictures = pictures;
    this.store = store;
  }

  public Watch watch() {
    return watch;
  }

  /**
   * Looks at a shard, or at what has come to it.
   *
   * @param shard its number
   * @param members all pictures that are to lie in it, in the order of their digests
   * @param progress advances by one for each picture that is looked at; neither begun nor ended
   *     here
   * @throws StoppedException if it is cancelled: the shard is as it was
   * @throws IOException with one line, if a file has changed since its digest was found, or nothing
   *     can be written
   */
  public Seal look(int shard, List<Member> members, Progress progress) throws IOException {
    String roster = Roster.key(members);
    Optional<Seal> before = Seal.find(store, shard).filter(s -> s.plan().equals(plan.key()));
    if (before.isPresent() && before.get().roster().equals(roster)) {
      return before.get();
    }
    Set<String> digests = new HashSet<>();
    members.forEach(member -> digests.add(member.digest()));
    boolean grows = before.isPresent() && digests.containsAll(Due.digests(store, shard));
    List<Table> tables = ShardFiles.tables(plan.scope());
    try (ShardFiles files = new ShardFiles(store, shard, tables);
        FormerShard former =
            grows ? FormerShard.open(store, shard, watch, tables) : FormerShard.none(watch)) {
      ShardSums sums = former.sums();
      for (Member member : members) {
        if (!former.keep(member, files, sums)) {
          if (progress.cancelled()) {
            throw new StoppedException("stopped within shard " + shard);
          }
          add(member, files, sums, progress);
          progress.advance(1, member.names().get(0));
        }
      }
      int broken = sums.broken().size();
      List<Seal.FileFacts> facts =
          files.finish(sums, members.stream().map(Member::digest).toList());
      Seal seal =
          new Seal(plan.key(), shard, roster, members.size() - broken, broken, engine, facts);
      seal.put(store);
      return seal;
    }
  }

  private void add(Member member, ShardFiles files, ShardSums sums, Progress progress)
      throws IOException {
    byte[] bytes = bytes(member);
    Looked looked;
    try {
      looked = pictureLook.look(member, bytes, sums, progress);
    } catch (IOException e) {
      sums.add(new Broken(member.digest(), member.names(), String.valueOf(e.getMessage())));
      return;
    }
    files.row(PartTables.PICTURES, looked.row(member));
    files.rows(PartTables.VECTORS, looked.vectors());
    files.rows(PartTables.CELLS, looked.cells());
    if (looked.map().isPresent()) {
      files.row(PartTables.MAPS, looked.map().get());
    }
  }

  /** What lies under one of its names still. */
  private byte[] bytes(Member member) throws IOException {
    for (String name : member.names()) {
      byte[] bytes = pictures.bytes(name);
      if (new Sha256().add(bytes).text().equals(member.digest())) {
        return bytes;
      }
    }
    throw new IOException(
        "'"
            + member.names().get(0)
            + "' has changed since the pictures were listed: the same command goes on");
  }
}
