package org.convlens.atlas.nearest;

/** Vectors of one length that can be had one by one. */
interface Vectors {
  int size();

  int dimensions();

  /**
   * @param scratch as long as a vector: may be filled and returned
   * @return a row that the caller must not change
   */
  float[] row(int id, float[] scratch);

  /** Vectors in memory. */
  static Vectors of(float[][] rows) {
    return new Vectors() {
      @Override
      public int size() {
        return rows.length;
      }

      @Override
      public int dimensions() {
        return rows.length == 0 ? 0 : rows[0].length;
      }

      @Override
      public float[] row(int id, float[] scratch) {
        return rows[id];
      }
    };
  }
}
