package org.convlens.atlas.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convlens.atlas.Atlas;
import org.convlens.atlas.PartTables;
import org.convlens.atlas.nearest.Kept;
import org.convlens.atlas.nearest.Pictured;
import org.convlens.atlas.table.Table;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The sampled cells of a layer.
 *
 * @param layer its name
 * @param vectors what all channels say
 * @param pictures the place of the picture of each
 * @param boxes what each sees of the network's input: top, left, bottom, right
 */
@SuppressWarnings("ArrayRecordComponent")
public record Samples(String layer, float[][] vectors, int[] pictures, int[][] boxes) {

  /**
   * @throws UsageException if the atlas keeps no cells of the layer
   */
  public static Samples of(Atlas atlas, Pictured pictured, String layer) throws IOException {
    Map<String, Integer> places = pictured.places();
    Table table = PartTables.CELLS;
    List<float[]> vectors = new ArrayList<>();
    List<Integer> pictures = new ArrayList<>();
    List<int[]> boxes = new ArrayList<>();
    int top = table.place("box_top");
    Kept.each(
        atlas,
        table,
        "make one with --cells 1 or more",
        row -> {
          Integer place = places.get(String.valueOf(row[0]));
          if (place != null && layer.equals(row[table.place("layer")])) {
            vectors.add((float[]) Objects.requireNonNull(row[table.place("activation")]));
            pictures.add(place);
            boxes.add(
                new int[] {
                  whole(row[top]), whole(row[top + 1]), whole(row[top + 2]), whole(row[top + 3])
                });
          }
        });
    if (vectors.size() < 10) {
      throw new UsageException(
          "%d cells of '%s' are kept: a map wants ten at least".formatted(vectors.size(), layer));
    }
    return new Samples(
        layer,
        vectors.toArray(float[][]::new),
        pictures.stream().mapToInt(i -> i).toArray(),
        boxes.toArray(int[][]::new));
  }

  private static int whole(@Nullable Object value) {
    return (Integer) Objects.requireNonNull(value);
  }

  public int size() {
    return vectors.length;
  }

  /** Of all of them. */
  public float[] mean() {
    double[] mean = Whitening.mean(vectors);
    float[] narrow = new float[mean.length];
    for (int k = 0; k < narrow.length; k++) {
      narrow[k] = (float) mean[k];
    }
    return narrow;
  }

  int[] box(int sample) {
    return Arrays.copyOf(boxes[sample], 4);
  }
}
