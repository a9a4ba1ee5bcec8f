package org.convlens.atlas.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.convlens.array.Half;
import org.convlens.atlas.table.Column.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final Table TABLE =
      Table.of(
          "things",
          "A thing.",
          Column.of("digest", Kind.TEXT, ""),
          Column.of("layer", Kind.TEXT, ""),
          Column.maybe("whole", Kind.WHOLE, ""),
          Column.of("large", Kind.LONG, ""),
          Column.maybe("number", Kind.NUMBER, ""),
          Column.of("real", Kind.REAL, ""),
          Column.of("names", Kind.TEXTS, ""),
          Column.maybe("vector", Kind.REALS, ""),
          Column.of("map", Kind.HALVES, ""));

  @TempDir private Path folder;

  private static @Nullable Object[] row(int i) {
    Random random = new Random(i);
    float[] vector = new float[i % 50];
    float[] map = new float[40];
    for (int j = 0; j < vector.length; j++) {
      vector[j] = random.nextFloat();
    }
    for (int j = 0; j < map.length; j++) {
      map[j] = Half.fromHalf(Half.toHalf(random.nextFloat()));
    }
    return new @Nullable Object[] {
      "digest" + i,
      "layer" + i % 3,
      i % 4 == 0 ? null : Integer.valueOf(i),
      1L << 40 | i,
      i % 5 == 0 ? null : Double.valueOf(i / 7.0),
      i / 3f,
      i % 3 == 0 ? List.<String>of() : List.of("ä", "b" + i),
      i % 7 == 0 ? null : vector,
      map
    };
  }

  private Path written(int rows) throws IOException {
    Path file = folder.resolve("t" + rows + ".parquet");
    try (TableWriter writer = new TableWriter(TABLE, file)) {
      for (int i = 0; i < rows; i++) {
        writer.write(row(i));
      }
    }
    return file;
  }

  /** More rows than one group and one page hold. */
  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = written(60_000);
    try (TableReader reader = new TableReader(TABLE, file)) {
      for (int i = 0; i < 60_000; i++) {
        @Nullable Object[] read = reader.next().orElseThrow();
        if (i % 997 == 0 || i > 59_990) {
          assertThat(Arrays.deepEquals(read, row(i))).isTrue();
        }
      }
      assertThat(reader.next()).isEqualTo(Optional.empty());
    }
  }

  /** By a reader that is not ours. */
  @Test
  void anotherProgramReadsTheSame() throws IOException, SQLException {
    Path file = written(200);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT sum(large), sum(whole), count(number), sum(len(names)), sum(map[3]),"
                    + " sum(vector[2]), min(names[1]) FROM '"
                    + file
                    + "'")) {
      found.next();
      long large = 0;
      long whole = 0;
      double map = 0;
      double vector = 0;
      for (int i = 0; i < 200; i++) {
        large += 1L << 40 | i;
        whole += i % 4 == 0 ? 0 : i;
        map += ((float[]) row(i)[8])[2];
        boolean second = i % 7 != 0 && i % 50 > 1;
        vector += second ? ((float[]) java.util.Objects.requireNonNull(row(i)[7]))[1] : 0;
      }
      assertThat(found.getLong(1)).isEqualTo(large);
      assertThat(found.getLong(2)).isEqualTo(whole);
      assertThat(found.getLong(3)).isEqualTo(160);
      assertThat(found.getLong(4)).isEqualTo(2 * 133);
      assertThat(found.getDouble(5)).isCloseTo(map, org.assertj.core.data.Offset.offset(1e-3));
      assertThat(found.getDouble(6)).isCloseTo(vector, org.assertj.core.data.Offset.offset(1e-3));
      assertThat(found.getString(7)).isEqualTo("ä");
    }
  }

  @Test
  void damagedFilesAreRefusedInOneLine() throws IOException {
    byte[] bytes = Files.readAllBytes(written(500));
    Random random = new Random(3);
    for (int trial = 0; trial < 200; trial++) {
      byte[] damaged = bytes.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try (TableReader reader = new TableReader(TABLE, file)) {
        for (Optional<@Nullable Object[]> row = reader.next();
            row.isPresent();
            row = reader.next()) {
          assertThat(row.get()).hasSize(9);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("is damaged");
      }
    }
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, 90));
    assertThatThrownBy(() -> new TableReader(TABLE, cut)).isInstanceOf(IOException.class);
  }
}
