package org.convlens.atlas.nearest;

import java.io.IOException;
import java.nio.IntBuffer;
import org.apache.lucene.util.hnsw.HnswGraph;

/**
 * Who is linked with whom, level by level, in one row of whole numbers:
 *
 * <pre>
 * levels, entry, then for each level, the lowest first:
 *   nodes n, the n nodes ascending (none on the lowest, where all are),
 *   n + 1 starts, then the links that they speak of
 * </pre>
 */
final class Links extends HnswGraph {
  private final IntBuffer numbers;
  private final int size;
  private final int[] begin;
  private final int[] counts;
  private int next;
  private int end;

  /**
   * @throws IOException if it is no such row
   */
  Links(IntBuffer numbers, int size) throws IOException {
    this.numbers = numbers;
    this.size = size;
    int levels = numbers.limit() < 2 ? 0 : numbers.get(0);
    require(levels > 0 && levels < 64 && entry() >= 0 && entry() < size);
    this.begin = new int[levels];
    this.counts = new int[levels];
    int at = 2;
    for (int level = 0; level < levels; level++) {
      require(at < numbers.limit());
      counts[level] = numbers.get(at);
      require(level == 0 ? counts[0] == size : counts[level] > 0 && counts[level] <= size);
      begin[level] = at + 1;
      long last = starts(level) + (long) counts[level];
      require(last < numbers.limit());
      long links = numbers.get((int) last);
      require(links >= 0 && last + 1 + links <= numbers.limit());
      at = (int) (last + 1 + links);
    }
  }

  private static void require(boolean right) throws IOException {
    if (!right) {
      throw new IOException("its links are damaged: build the index again");
    }
  }

  private int entry() {
    return numbers.get(1);
  }

  private int starts(int level) {
    return begin[level] + (level == 0 ? 0 : counts[level]);
  }

  /** A view of the same links for another walk. */
  Links copy() {
    return new Links(this);
  }

  private Links(Links other) {
    this.numbers = other.numbers;
    this.size = other.size;
    this.begin = other.begin;
    this.counts = other.counts;
  }

  IntBuffer numbers() {
    return numbers;
  }

  @Override
  public void seek(int level, int target) throws IOException {
    int place = level == 0 ? target : place(level, target);
    int starts = starts(level);
    int links = starts + counts[level] + 1;
    int from = numbers.get(starts + place);
    int until = numbers.get(starts + place + 1);
    require(from >= 0 && from <= until && links + (long) until <= numbers.limit());
    next = links + from;
    end = links + until;
  }

  private int place(int level, int node) throws IOException {
    int low = 0;
    int high = counts[level] - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers.get(begin[level] + middle) < node) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    require(numbers.get(begin[level] + low) == node);
    return low;
  }

  @Override
  public int nextNeighbor() throws IOException {
    if (next >= end) {
      return org.apache.lucene.search.DocIdSetIterator.NO_MORE_DOCS;
    }
    int neighbour = numbers.get(next++);
    require(neighbour >= 0 && neighbour < size);
    return neighbour;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int numLevels() {
    return begin.length;
  }

  @Override
  public int entryNode() {
    return entry();
  }

  @Override
  public NodesIterator getNodesOnLevel(int level) {
    int[] nodes = new int[counts[level]];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = level == 0 ? i : numbers.get(begin[level] + i);
    }
    return new ArrayNodesIterator(nodes, nodes.length);
  }
}
