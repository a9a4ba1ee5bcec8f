package org.convlens.atlas.nearest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.apache.lucene.util.hnsw.HnswGraph;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.NeighborArray;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.apache.lucene.util.hnsw.RandomVectorScorerSupplier;
import org.convlens.task.Progress;
import org.convlens.task.StoppedException;

/**
 * Links each vector with some near ones, one after the other, on one thread: the same vectors and
 * the same seed give the same links (Malkov, Yashunin 2016, by Lucene's builder).
 */
final class Linking {
  /** Links of a vector: twice as many on the lowest level. */
  private static final int LINKS = 16;

  /** How many candidates are looked at for them. */
  private static final int REACH = 100;

  private static final int STEP = 1000;

  private Linking() {}

  static Links of(float[][] rows, long seed, Progress progress) {
    try {
      HnswGraphBuilder builder =
          HnswGraphBuilder.create(new Suppliers(Vectors.of(rows)), LINKS, REACH, seed, rows.length);
      for (int i = 0; i < rows.length; i++) {
        builder.addGraphNode(i);
        if ((i + 1) % STEP == 0) {
          progress.advance(STEP, "");
          if (progress.cancelled()) {
            throw new StoppedException(
                "stopped before all vectors were linked: nothing is written");
          }
        }
      }
      progress.advance(rows.length % STEP, "");
      return new Links(flat(builder.getCompletedGraph()), rows.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IntBuffer flat(OnHeapHnswGraph graph) throws IOException {
    int levels = graph.numLevels();
    int[][] nodes = new int[levels][];
    long total = 2;
    for (int level = 0; level < levels; level++) {
      nodes[level] = sorted(graph.getNodesOnLevel(level));
      total += 2L + (level == 0 ? 1 : 2) * (long) nodes[level].length;
      for (int node : nodes[level]) {
        total += graph.getNeighbors(level, node).size();
      }
    }
    IntBuffer flat = IntBuffer.allocate(Math.toIntExact(total));
    flat.put(levels).put(graph.entryNode());
    for (int level = 0; level < levels; level++) {
      flat.put(nodes[level].length);
      if (level > 0) {
        flat.put(nodes[level]);
      }
      int start = 0;
      flat.put(0);
      for (int node : nodes[level]) {
        start += graph.getNeighbors(level, node).size();
        flat.put(start);
      }
      for (int node : nodes[level]) {
        NeighborArray neighbours = graph.getNeighbors(level, node);
        flat.put(neighbours.nodes(), 0, neighbours.size());
      }
    }
    return flat.flip();
  }

  private static int[] sorted(HnswGraph.NodesIterator nodes) {
    int[] sorted = new int[nodes.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = nodes.nextInt();
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** Scores of a vector that is linked. */
  private record Suppliers(Vectors vectors) implements RandomVectorScorerSupplier {
    @Override
    public RandomVectorScorer scorer(int node) {
      return new Near(vectors, vectors.row(node, new float[0]));
    }

    @Override
    public RandomVectorScorerSupplier copy() {
      return this;
    }
  }
}
