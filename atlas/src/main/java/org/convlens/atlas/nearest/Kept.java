package org.convlens.atlas.nearest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.FolderStore;
import org.convlens.atlas.Layout;
import org.convlens.atlas.Store;
import org.convlens.atlas.table.Table;
import org.convlens.atlas.table.TableReader;
import org.convlens.atlas.table.TableWriter;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/** What an atlas keeps, row by row in the order of digests, and what is found in it afterwards. */
public final class Kept {
  private Kept() {}

  /**
   * All rows of a table that has a file for each shard.
   *
   * @param remedy how an atlas is made that has it
   * @throws UsageException if this atlas does not have it
   */
  public static void each(Atlas atlas, Table table, String remedy, Consumer<@Nullable Object[]> row)
      throws IOException {
    if (atlas.tables().stream().noneMatch(one -> one.name().equals(table.name()))) {
      throw new UsageException(
          "the atlas in '%s' has no %s: %s".formatted(atlas.folder(), table.name(), remedy));
    }
    for (int shard = 0; shard < atlas.plan().shards(); shard++) {
      Path file = atlas.folder().resolve(Layout.part(table.name(), shard));
      if (Files.exists(file)) {
        rows(table, file, row);
      }
    }
  }

  /** All rows of a file. */
  public static void rows(Table table, Path file, Consumer<@Nullable Object[]> row)
      throws IOException {
    try (TableReader reader = new TableReader(table, file)) {
      for (Optional<@Nullable Object[]> next = reader.next();
          next.isPresent();
          next = reader.next()) {
        row.accept(next.get());
      }
    }
  }

  /**
   * Writes a table of the whole atlas: it is whole or as it was.
   *
   * @return where it lies
   * @throws IOException with one line, if another program is writing, or the atlas has changed
   */
  @SuppressWarnings("try")
  public static Path write(Atlas atlas, Table table, List<@Nullable Object[]> rows)
      throws IOException {
    FolderStore store = new FolderStore(atlas.folder());
    try (Store.Hold hold = store.hold()) {
      atlas.requireUnchanged();
      Path made = store.fresh();
      try (TableWriter writer = new TableWriter(table, made)) {
        for (@Nullable Object[] row : rows) {
          writer.write(row);
        }
      }
      store.put(Layout.whole(table.name()), made);
    }
    return atlas.folder().resolve(Layout.whole(table.name()));
  }
}
