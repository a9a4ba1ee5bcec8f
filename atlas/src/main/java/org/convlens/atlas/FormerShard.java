package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.atlas.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a shard knew before it grew.
 *
 * @param sums which go on growing
 * @param broken reasons by digest
 * @param rows of its tables
 */
record FormerShard(ShardSums sums, Map<String, String> broken, Map<Table, RowCursor> rows)
    implements AutoCloseable {

  /** Nothing. */
  static FormerShard none(Watch watch) {
    return new FormerShard(ShardSums.none(watch), Map.of(), Map.of());
  }

  static FormerShard open(Store store, int shard, Watch watch, List<Table> tables)
      throws IOException {
    ShardSums sums = ShardSums.read(watch, file(store, Layout.sums(shard)));
    Map<String, String> broken = new HashMap<>();
    sums.broken().forEach(one -> broken.put(one.digest(), one.reason()));
    sums.clearBroken();
    Map<Table, RowCursor> rows = new LinkedHashMap<>();
    for (Table table : tables) {
      rows.put(table, new RowCursor(table, file(store, Layout.part(table.name(), shard))));
    }
    return new FormerShard(sums, broken, rows);
  }

  static Path file(Store store, String name) throws IOException {
    return store
        .find(name)
        .orElseThrow(
            () ->
                new IOException(
                    "the atlas lacks '" + name + "': delete the folder, and it is made anew"));
  }

  /** Takes a picture over, if it was known; its names and its class are those of today. */
  boolean keep(Member member, ShardFiles files, ShardSums to) throws IOException {
    String digest = member.digest();
    String reason = broken.get(digest);
    if (reason != null) {
      to.add(new Broken(digest, member.names(), reason));
      return true;
    }
    RowCursor pictures = rows.get(PartTables.PICTURES);
    Optional<@Nullable Object[]> row = pictures == null ? Optional.empty() : pictures.take(digest);
    if (row.isEmpty()) {
      return false;
    }
    files.row(PartTables.PICTURES, new PictureRow(row.get()).as(member));
    for (Map.Entry<Table, RowCursor> other : rows.entrySet()) {
      if (!other.getKey().equals(PartTables.PICTURES)) {
        files.copy(other.getKey(), other.getValue(), digest);
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    for (RowCursor cursor : rows.values()) {
      cursor.close();
    }
  }
}
