package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.convlens.atlas.table.Table;
import org.convlens.atlas.table.TableReader;
import org.convlens.atlas.table.TableWriter;
import org.jspecify.annotations.Nullable;

/** Rows of a file in the order of their digests, the next one always in sight. */
final class RowCursor implements AutoCloseable {
  private final TableReader reader;
  private Optional<@Nullable Object[]> next;

  RowCursor(Table table, Path file) throws IOException {
    this.reader = new TableReader(table, file);
    this.next = reader.next();
  }

  private boolean isOf(String digest) {
    return next.isPresent() && digest.equals(next.get()[0]);
  }

  /** The next row, if it is of a picture. */
  Optional<@Nullable Object[]> take(String digest) throws IOException {
    if (!isOf(digest)) {
      return Optional.empty();
    }
    Optional<@Nullable Object[]> taken = next;
    next = reader.next();
    return taken;
  }

  /** All rows of a picture that come next. */
  void copy(String digest, TableWriter to) throws IOException {
    for (Optional<@Nullable Object[]> row = take(digest); row.isPresent(); row = take(digest)) {
      to.write(row.get());
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
