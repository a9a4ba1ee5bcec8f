package org.convlens.atlas;

import java.util.Comparator;

/**
 * A cell of a channel that a picture excites.
 *
 * @param score activation, or relevance
 * @param digest of the picture
 * @param hash its perceptual one
 * @param cell row times the layer's columns, plus column
 */
record StrongCell(float score, String digest, long hash, int cell) {
  /** The largest first; equals in the order of digests, then of cells. */
  static final Comparator<StrongCell> ORDER =
      (one, other) -> {
        int byScore = Float.compare(other.score, one.score);
        int byDigest = byScore != 0 ? byScore : one.digest.compareTo(other.digest);
        return byDigest != 0 ? byDigest : Integer.compare(one.cell, other.cell);
      };

  static final Comparator<StrongCell> BY_DIGEST = Comparator.comparing(StrongCell::digest);
}
