package org.convlens.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convlens.atlas.table.Table;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * An atlas that is whole, and what can be asked of it. The questions are answered by DuckDB in
 * memory, which reads the folder and nothing else, and writes nothing. To be closed; several
 * threads take turns.
 */
public final class Atlas implements AutoCloseable {
  private final Path folder;
  private final Manifest manifest;
  private final Connection connection;

  private Atlas(Path folder, Manifest manifest, Connection connection) {
    this.folder = folder;
    this.manifest = manifest;
    this.connection = connection;
  }

  /**
   * @throws IOException with one line, if there is no atlas, or none that is whole
   */
  public static Atlas open(Path folder) throws IOException {
    FolderStore store = new FolderStore(folder);
    Manifest manifest =
        Manifest.find(store)
            .orElseThrow(
                () ->
                    new IOException(
                        store.find(Due.PLAN).isPresent()
                            ? "the atlas in '%s' is not finished: give its command again"
                                .formatted(folder)
                            : "no atlas in '%s': convlens atlas makes one".formatted(folder)));
    try {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      Atlas atlas = new Atlas(folder, manifest, connection);
      atlas.begin();
      return atlas;
    } catch (SQLException e) {
      throw new IOException("the atlas in '" + folder + "' cannot be read: " + line(e), e);
    }
  }

  private void begin() throws SQLException {
    String place = folder.toAbsolutePath().normalize().toString().replace('\\', '/');
    try (Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "temp_directory = ''",
              "allowed_directories = [" + quoted(place + "/") + "]",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("SET " + setting);
      }
      Scope scope = scope();
      for (Table table : ShardFiles.tables(scope)) {
        view(statement, table, place + "/" + table.name() + "/*.parquet");
      }
      for (Table table : WholeTables.ALL) {
        view(statement, table, place + "/" + Layout.whole(table.name()));
      }
    }
  }

  private static void view(Statement statement, Table table, String files) throws SQLException {
    statement.execute(
        "CREATE VIEW " + table.name() + " AS SELECT * FROM read_parquet(" + quoted(files) + ")");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public Path folder() {
    return folder;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** The plan by which it was made; its network is known by name and fingerprint. */
  public AtlasPlan plan() {
    return AtlasPlan.of(org.convlens.report.Json.line(manifest.plan()));
  }

  private Scope scope() {
    return plan().scope();
  }

  /** All tables that it has. */
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>(ShardFiles.tables(scope()));
    tables.addAll(WholeTables.ALL);
    return tables;
  }

  /**
   * What a SELECT of people finds in the {@link #tables}.
   *
   * @throws UsageException with one line, if it is none, or does not fit the tables
   */
  public Found select(String sql) throws IOException {
    String one = sql.strip().replaceAll(";\\s*$", "");
    if (one.contains(";") || !one.toLowerCase(Locale.ROOT).matches("(?s)(select|with|from)\\b.*")) {
      throw new UsageException(
          "sql '" + brief(one) + "': give one SELECT, without semicolons; nothing is changed here");
    }
    try {
      return found("SELECT * FROM (\n" + one + "\n)");
    } catch (SQLException e) {
      throw new UsageException("sql '" + brief(one) + "': " + line(e));
    }
  }

  private static String brief(String sql) {
    String line = sql.replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  private static String line(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /**
   * What a question of this program finds.
   *
   * @param values for its question marks
   */
  public Found ask(String sql, Object... values) throws IOException {
    try {
      return found(sql, values);
    } catch (SQLException e) {
      throw new IOException("the atlas in '" + folder + "' cannot be read: " + line(e), e);
    }
  }

  private synchronized Found found(String sql, Object... values) throws SQLException, IOException {
    Found found = answered(sql, values);
    requireUnchanged();
    return found;
  }

  /**
   * Files of which some are of one state and some of another would answer, and be wrong.
   *
   * @throws IOException with one line, if the atlas is no longer what it was when it was opened
   */
  public void requireUnchanged() throws IOException {
    Optional<Manifest> there = Manifest.find(new FolderStore(folder));
    if (there.isEmpty()) {
      throw new IOException(
          "the atlas in '" + folder + "' is being gone on with: ask again when that is done");
    }
    if (!there.get().json().equals(manifest.json())) {
      throw new IOException(
          "the atlas in '" + folder + "' has changed since it was opened: open it again");
    }
  }

  private Found answered(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getMetaData().getColumnLabel(i));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 1; i <= columns.size(); i++) {
            row.add(plain(result.getObject(i)));
          }
          rows.add(row);
        }
        return new Found(columns, rows);
      }
    }
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value instanceof Array array) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object one : (Object[]) array.getArray()) {
        all.add(plain(one));
      }
      return all;
    }
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    return value.toString();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing was written that could be lost.
      return;
    }
  }
}
