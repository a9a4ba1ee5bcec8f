package org.convlens.atlas.nearest;

import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.hnsw.RandomVectorScorer;

/** How near vectors are to one: 1 / (1 + d²), as Lucene's graph wants the larger for the nearer. */
final class Near implements RandomVectorScorer {
  private final Vectors vectors;
  private final float[] query;
  private final float[] scratch;

  Near(Vectors vectors, float[] query) {
    this.vectors = vectors;
    this.query = query;
    this.scratch = new float[vectors.dimensions()];
  }

  @Override
  public float score(int node) {
    return 1 / (1 + square(node));
  }

  float square(int node) {
    return VectorUtil.squareDistance(query, vectors.row(node, scratch));
  }

  @Override
  public int maxOrd() {
    return vectors.size();
  }
}
