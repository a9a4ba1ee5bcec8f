package org.convlens.atlas.nearest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;

/**
 * Finds what is alike among very many vectors without looking at all: a walk from vector to vector
 * along links with near ones (Malkov, Yashunin 2016, with Lucene's builder and searcher). It may
 * miss some; the wider the walk, the fewer. Vectors are known by their place.
 *
 * <p>Of any number of threads at once.
 */
public final class NeighbourIndex {
  /** How many vectors a walk keeps in mind unless told otherwise. */
  public static final int WALK = 128;

  private final Likeness likeness;
  private final Vectors vectors;
  private final Links links;

  NeighbourIndex(Likeness likeness, Vectors vectors, Links links) {
    this.likeness = likeness;
    this.vectors = vectors;
    this.links = links;
  }

  /**
   * In memory. Takes about a third of a millisecond a vector, and 300 bytes beside its numbers.
   *
   * @param rows at least one, of one length, finite
   * @param seed of the levels
   * @param progress one step a vector
   * @throws org.convlens.task.StoppedException if the work was stopped
   */
  public static NeighbourIndex of(float[][] rows, Likeness likeness, long seed, Progress progress) {
    float[][] prepared = prepared(rows, likeness);
    return new NeighbourIndex(likeness, Vectors.of(prepared), Linking.of(prepared, seed, progress));
  }

  private static float[][] prepared(float[][] rows, Likeness likeness) {
    if (rows.length == 0) {
      throw new UsageException("no vectors: there is nothing to be alike");
    }
    float[][] prepared = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length || rows[i].length == 0) {
        throw new UsageException(
            "vector %d has %d numbers, the first has %d: give vectors of one length"
                .formatted(i, rows[i].length, rows[0].length));
      }
      for (float number : rows[i]) {
        if (!Float.isFinite(number)) {
          throw new UsageException(
              "vector %d holds %s: what is not finite is like nothing".formatted(i, number));
        }
      }
      prepared[i] = likeness.prepared(rows[i]);
    }
    return prepared;
  }

  /**
   * Writes it as one file; the same vectors, seed and Lucene give the same bytes.
   *
   * @throws IOException with one line; what stood there before is as it was
   */
  public void write(Path file) throws IOException {
    IndexFile.write(file, likeness, vectors, links.numbers());
  }

  /**
   * Opens a file without reading it: parts are read as walks come by.
   *
   * @throws IOException with one line, if it is none or is damaged
   */
  public static NeighbourIndex open(Path file) throws IOException {
    return IndexFile.open(file);
  }

  public int size() {
    return vectors.size();
  }

  public int dimensions() {
    return vectors.dimensions();
  }

  public Likeness likeness() {
    return likeness;
  }

  /** What is like a vector. */
  public Nearest like(float[] query, int count) {
    return like(query, count, WALK);
  }

  /**
   * @param count how many are wanted
   * @param walk how many are kept in mind on the way, at least as many as are wanted
   * @throws UsageException if the vector is of another length
   */
  public Nearest like(float[] query, int count, int walk) {
    if (query.length != vectors.dimensions()) {
      throw new UsageException(
          "a vector of %d numbers: those of the index have %d"
              .formatted(query.length, vectors.dimensions()));
    }
    Near near = new Near(vectors, likeness.prepared(query));
    int kept = Math.min(size(), Math.max(walk, count));
    TopKnnCollector collector = new TopKnnCollector(kept, Integer.MAX_VALUE);
    try {
      HnswGraphSearcher.search(near, collector, links.copy(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Strongest nearest = new Strongest(Math.min(count, kept));
    for (ScoreDoc found : collector.topDocs().scoreDocs) {
      nearest.offer(found.doc, near.square(found.doc));
    }
    return nearest.drain();
  }

  /** What is like one of its own, which is not told itself. */
  public Nearest like(int id, int count) {
    float[] own = Arrays.copyOf(vector(id), dimensions());
    return like(own, count + 1, WALK).without(id).first(count);
  }

  /**
   * As it is kept: of length 1 where directions count.
   *
   * @throws UsageException if there is no such vector
   */
  public float[] vector(int id) {
    if (id < 0 || id >= size()) {
      throw new UsageException("no vector %d: there are 0 to %d".formatted(id, size() - 1));
    }
    return vectors.row(id, new float[dimensions()]).clone();
  }
}
