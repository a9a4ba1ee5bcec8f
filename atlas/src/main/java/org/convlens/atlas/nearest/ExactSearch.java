package org.convlens.atlas.nearest;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;
import org.convlens.task.UsageException;

/**
 * Looks at all vectors. What is found does not depend on the number of threads.
 *
 * <p>Vectors lie in blocks, a dimension of all vectors of a block in a row, so that a processor
 * works at several vectors at once without another order of any sum.
 */
public final class ExactSearch {
  private static final int BLOCK = 512;
  private static final int AT_ONCE = 128;
  private static final int STEP = 4;

  private final int size;
  private final int dimensions;
  private final float[][] blocks;

  /**
   * @param vectors of one length
   */
  public ExactSearch(float[][] vectors) {
    this.size = vectors.length;
    this.dimensions = size == 0 ? 0 : vectors[0].length;
    int rows = (dimensions + STEP - 1) / STEP * STEP;
    this.blocks = new float[(size + BLOCK - 1) / BLOCK][rows * BLOCK];
    for (int i = 0; i < size; i++) {
      for (int d = 0; d < dimensions; d++) {
        blocks[i / BLOCK][d * BLOCK + i % BLOCK] = vectors[i][d];
      }
    }
  }

  /**
   * @param count how many are wanted
   */
  public Nearest nearest(float[] query, int count) {
    return nearest(new float[][] {query}, count)[0];
  }

  /**
   * Of each query.
   *
   * @param progress one step a query
   * @throws StoppedException if the work was stopped
   */
  public Nearest[] nearest(float[][] queries, int count, int threads, Progress progress) {
    Nearest[] found = new Nearest[queries.length];
    int batches = (queries.length + AT_ONCE - 1) / AT_ONCE;
    int stride = Math.max(1, threads) * 4;
    for (int first = 0; first < batches; first += stride) {
      if (progress.cancelled()) {
        throw new StoppedException("stopped before all neighbours were found");
      }
      int last = Math.min(batches, first + stride);
      IntStream range = IntStream.range(first, last);
      (threads > 1 ? range.parallel() : range)
          .forEach(
              batch -> {
                int from = batch * AT_ONCE;
                int until = Math.min(queries.length, from + AT_ONCE);
                Nearest[] some = nearest(Arrays.copyOfRange(queries, from, until), count);
                System.arraycopy(some, 0, found, from, some.length);
              });
      progress.advance(
          (long) Math.min(queries.length, last * AT_ONCE) - (long) first * AT_ONCE, "");
    }
    return found;
  }

  /**
   * Of each vector the nearest others.
   *
   * @param progress one step a vector
   * @throws StoppedException if the work was stopped
   */
  public static Nearest[] each(float[][] vectors, int count, int threads, Progress progress) {
    Nearest[] found =
        new ExactSearch(vectors)
            .nearest(vectors, Math.min(count + 1, vectors.length), threads, progress);
    for (int i = 0; i < found.length; i++) {
      found[i] = found[i].without(i).first(count);
    }
    return found;
  }

  private Nearest[] nearest(float[][] queries, int count) {
    Strongest[] heaps = new Strongest[queries.length];
    float[][] padded = new float[queries.length][];
    for (int q = 0; q < queries.length; q++) {
      if (queries[q].length != dimensions && size > 0) {
        throw new UsageException(
            "a vector of %d numbers: those that are searched have %d"
                .formatted(queries[q].length, dimensions));
      }
      heaps[q] = new Strongest(Math.min(count, size));
      padded[q] = Arrays.copyOf(queries[q], (dimensions + STEP - 1) / STEP * STEP);
    }
    float[] squares = new float[BLOCK];
    for (int b = 0; b < blocks.length; b++) {
      int filled = Math.min(BLOCK, size - b * BLOCK);
      for (int q = 0; q < padded.length; q++) {
        distances(blocks[b], padded[q], squares);
        float limit = heaps[q].limit();
        for (int j = 0; j < filled; j++) {
          if (squares[j] <= limit) {
            heaps[q].offer(b * BLOCK + j, squares[j]);
            limit = heaps[q].limit();
          }
        }
      }
    }
    return Arrays.stream(heaps).map(Strongest::drain).toArray(Nearest[]::new);
  }

  private static void distances(float[] block, float[] query, float[] squares) {
    Arrays.fill(squares, 0);
    for (int d = 0; d < query.length; d += STEP) {
      add(block, d * BLOCK, query[d], query[d + 1], query[d + 2], query[d + 3], squares);
    }
  }

  private static void add(
      float[] block, int offset, float q0, float q1, float q2, float q3, float[] squares) {
    for (int j = 0; j < BLOCK; j++) {
      float a = block[offset + j] - q0;
      float b = block[offset + BLOCK + j] - q1;
      float c = block[offset + 2 * BLOCK + j] - q2;
      float d = block[offset + 3 * BLOCK + j] - q3;
      squares[j] += a * a + b * b + (c * c + d * d);
    }
  }
}
