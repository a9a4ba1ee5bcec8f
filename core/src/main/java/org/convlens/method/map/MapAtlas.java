package org.convlens.method.map;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;

/**
 * All maps of a layer as one picture of 256 shades: map k lies in column k mod {@link #across} and
 * row k / {@code across} of a grid without gaps. A cell of shade q is the number min + q / 255 ·
 * (max − min), with the least and the largest number of its own map; of maps of a single cell, of
 * the whole layer. What is no number is shade 0.
 */
public final class MapAtlas {
  private static final int SHADES = 255;

  /** From so many numbers on, several threads are worth it. */
  private static final int MANY = 1 << 17;

  private final LayerId layer;
  private final int maps;
  private final int rows;
  private final int columns;
  private final int across;
  private final float[] min;
  private final float[] max;
  private final byte[] cells;

  private MapAtlas(LayerId layer, Volume said, int across) {
    this.layer = layer;
    this.maps = said.channels();
    this.rows = said.height();
    this.columns = said.width();
    this.across = across;
    this.min = new float[maps];
    this.max = new float[maps];
    this.cells = new byte[across * columns * down() * rows];
    IntStream each = IntStream.range(0, maps);
    if (said.area() == 1) {
      range(said, 0, maps, 0, maps);
    } else {
      (said.size() >= MANY ? each.parallel() : each)
          .forEach(map -> range(said, map * said.area(), said.area(), map, map + 1));
    }
    IntStream again = IntStream.range(0, maps);
    (said.size() >= MANY ? again.parallel() : again).forEach(map -> shade(said, map));
  }

  /**
   * @param said what a layer said: maps, or a flat layer
   */
  public static MapAtlas of(LayerId layer, Volume said) {
    int across = (int) Math.ceil(Math.sqrt(said.channels()));
    return new MapAtlas(layer, said, Math.max(1, across));
  }

  /** The range of some numbers, for the maps from one until before another. */
  private void range(Volume said, int start, int count, int map, int until) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = start; i < start + count; i++) {
      float value = said.at(i);
      if (Float.isFinite(value)) {
        least = value < least ? value : least;
        most = value > most ? value : most;
      }
    }
    boolean none = least > most;
    Arrays.fill(min, map, until, none ? 0 : least);
    Arrays.fill(max, map, until, none ? 0 : most);
  }

  private void shade(Volume said, int map) {
    float least = min[map];
    float factor = max[map] > least ? SHADES / (max[map] - least) : 0;
    int width = across * columns;
    int target = map / across * rows * width + map % across * columns;
    int source = map * rows * columns;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        float value = said.at(source++);
        int shade = Math.round((value - least) * factor);
        cells[target + x] = (byte) Math.max(0, Math.min(SHADES, shade));
      }
      target += width;
    }
  }

  public LayerId layer() {
    return layer;
  }

  public int maps() {
    return maps;
  }

  /** Of one map. */
  public int rows() {
    return rows;
  }

  /** Of one map. */
  public int columns() {
    return columns;
  }

  /** Maps side by side. */
  public int across() {
    return across;
  }

  /** Maps one below the other. */
  public int down() {
    return (maps + across - 1) / across;
  }

  /** Cells of the picture, those without a map included. */
  public int size() {
    return cells.length;
  }

  /** The least number that a map's shades stand for. */
  public float min(int map) {
    return min[map];
  }

  /** The largest number that a map's shades stand for. */
  public float max(int map) {
    return max[map];
  }

  /** A cell's shade, 0..255. */
  public int shade(int map, int row, int column) {
    int width = across * columns;
    int at = (map / across * rows + row) * width + map % across * columns + column;
    return Byte.toUnsignedInt(cells[at]);
  }

  /** Writes the least number of each map, the largest of each, and the picture row by row. */
  public void writeTo(ByteBuffer target) {
    for (float number : min) {
      target.putFloat(number);
    }
    for (float number : max) {
      target.putFloat(number);
    }
    target.put(cells);
  }
}
