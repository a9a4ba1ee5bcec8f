package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convlens.atlas.table.Table;
import org.convlens.atlas.table.TableWriter;
import org.convlens.task.Fingerprint;
import org.jspecify.annotations.Nullable;

/** The files of a shard while they are made; closed, what was not handed over is gone. */
final class ShardFiles implements AutoCloseable {
  private final Store store;
  private final int shard;
  private final Map<String, Path> made = new LinkedHashMap<>();
  private final Map<Table, TableWriter> writers = new LinkedHashMap<>();

  ShardFiles(Store store, int shard, List<Table> tables) throws IOException {
    this.store = store;
    this.shard = shard;
    for (Table table : tables) {
      writers.put(table, new TableWriter(table, fresh(Layout.part(table.name(), shard))));
    }
  }

  /** Which tables there are under a plan. */
  static List<Table> tables(Scope scope) {
    List<Table> tables = new ArrayList<>(List.of(PartTables.PICTURES, PartTables.VECTORS));
    if (scope.cells() > 0) {
      tables.add(PartTables.CELLS);
    }
    if (scope.method().isPresent()) {
      tables.add(PartTables.MAPS);
    }
    return tables;
  }

  private Path fresh(String name) throws IOException {
    Path file = store.fresh();
    made.put(name, file);
    return file;
  }

  /** Writes rows of a table that there is. */
  void rows(Table table, List<@Nullable Object[]> rows) throws IOException {
    for (@Nullable Object[] row : rows) {
      row(table, row);
    }
  }

  /** Writes a row of a table that there is. */
  void row(Table table, @Nullable Object[] row) throws IOException {
    TableWriter writer = writers.get(table);
    if (writer != null) {
      writer.write(row);
    }
  }

  /** Copies a picture's rows of a table that there is. */
  void copy(Table table, RowCursor from, String digest) throws IOException {
    TableWriter writer = writers.get(table);
    if (writer != null) {
      from.copy(digest, writer);
    }
  }

  /** Hands all files over: the seal goes first and is to come last. */
  List<Seal.FileFacts> finish(ShardSums sums, List<String> digests) throws IOException {
    for (TableWriter writer : writers.values()) {
      writer.close();
    }
    sums.write(fresh(Layout.sums(shard)));
    Files.writeString(fresh(Layout.digests(shard)), String.join("\n", digests));
    List<Seal.FileFacts> facts = new ArrayList<>();
    for (Map.Entry<String, Path> one : made.entrySet()) {
      Path file = one.getValue();
      facts.add(new Seal.FileFacts(one.getKey(), Files.size(file), Fingerprint.of(file)));
    }
    store.remove(Layout.seal(shard));
    for (Map.Entry<String, Path> one : made.entrySet()) {
      store.put(one.getKey(), one.getValue());
    }
    return facts;
  }

  @Override
  public void close() throws IOException {
    for (TableWriter writer : writers.values()) {
      writer.close();
    }
    for (Path file : made.values()) {
      Files.deleteIfExists(file);
    }
  }
}
