package org.convlens.atlas.nearest;

/** The so many nearest that have been offered: a heap with the farthest of them on top. */
final class Strongest {
  private final int[] ids;
  private final float[] squares;
  private int size;

  Strongest(int count) {
    this.ids = new int[count];
    this.squares = new float[count];
  }

  /** Beyond this, nothing is taken. */
  float limit() {
    return size < ids.length ? Float.POSITIVE_INFINITY : squares[0];
  }

  void offer(int id, float square) {
    if (size < ids.length) {
      int at = size++;
      while (at > 0 && isFarther(id, square, (at - 1) / 2)) {
        set(at, ids[(at - 1) / 2], squares[(at - 1) / 2]);
        at = (at - 1) / 2;
      }
      set(at, id, square);
    } else if (size > 0 && !isFarther(id, square, 0)) {
      sink(id, square);
    }
  }

  private boolean isFarther(int id, float square, int at) {
    return square > squares[at] || (square == squares[at] && id > ids[at]);
  }

  private void sink(int id, float square) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && isFarther(ids[child + 1], squares[child + 1], child)) {
        child++;
      }
      if (isFarther(id, square, child)) {
        break;
      }
      set(at, ids[child], squares[child]);
      at = child;
    }
    set(at, id, square);
  }

  private void set(int at, int id, float square) {
    ids[at] = id;
    squares[at] = square;
  }

  /** Empties it. */
  Nearest drain() {
    int[] sorted = new int[size];
    float[] distances = new float[size];
    while (size > 0) {
      sorted[size - 1] = ids[0];
      distances[size - 1] = (float) Math.sqrt(squares[0]);
      size--;
      sink(ids[size], squares[size]);
    }
    return new Nearest(sorted, distances);
  }
}
