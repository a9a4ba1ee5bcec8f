package org.convlens.train.census;

import java.nio.ByteBuffer;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a picture that was looked at.
 *
 * @param digest tells its numbers and size from others
 * @param hash whether each of 8 × 8 cells is brighter than its left neighbour: alike pictures have
 *     alike ones
 * @param thumbnail its grey on 16 × 16 cells, 0..255
 */
record Glance(int channels, int height, int width, long digest, long hash, byte[] thumbnail) {
  private static final int SIDE = 16;
  private static final int CELLS = 8;

  /** Hashes that differ in more of their 64 bits are not compared any further. */
  private static final int FARTHEST = 6;

  /** Of the deviation of the greys: differences beyond are seen. */
  private static final double UNSEEN = 0.07;

  static Glance of(Volume picture) {
    Volume grey = grey(picture);
    Volume small = Warp.area(grey, SIDE, SIDE);
    Volume cells = Warp.area(grey, CELLS, CELLS + 1);
    byte[] thumbnail = new byte[SIDE * SIDE];
    for (int i = 0; i < thumbnail.length; i++) {
      thumbnail[i] = (byte) Math.round(small.at(i));
    }
    long hash = 0;
    for (int y = 0; y < CELLS; y++) {
      for (int x = 0; x < CELLS; x++) {
        hash = hash << 1 | (cells.at(0, y, x + 1) > cells.at(0, y, x) ? 1 : 0);
      }
    }
    return new Glance(
        picture.channels(), picture.height(), picture.width(), digest(picture), hash, thumbnail);
  }

  private static Volume grey(Volume picture) {
    return picture.channels() == 3
        ? picture.weightedSum(new float[] {0.299f, 0.587f, 0.114f})
        : picture.channel(0);
  }

  private static long digest(Volume picture) {
    ByteBuffer bytes = ByteBuffer.allocate(picture.size());
    for (int i = 0; i < picture.size(); i++) {
      bytes.put((byte) picture.at(i));
    }
    String brief =
        new Sha256()
            .add(picture.channels(), picture.height(), picture.width())
            .add(bytes.array())
            .brief();
    return Long.parseUnsignedLong(brief, 16);
  }

  /** Sixteen bits of the hash from all over the picture; there are four such bands. */
  int band(int band) {
    int bits = 0;
    for (int i = band; i < Long.SIZE; i += 4) {
      bits = bits << 1 | (int) (hash >>> i & 1);
    }
    return bits;
  }

  /** Whether people would take both for the same picture, at a glance. */
  boolean resembles(Glance other) {
    if (Long.bitCount(hash ^ other.hash) > FARTHEST) {
      return false;
    }
    double own = deviation(thumbnail, null);
    double others = deviation(other.thumbnail, null);
    double least = Math.min(own, others);
    return least > 4 && deviation(thumbnail, other.thumbnail) <= UNSEEN * least + 0.5;
  }

  /** Of greys, or of the differences of two thumbnails. */
  private static double deviation(byte[] greys, byte @Nullable [] less) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < greys.length; i++) {
      int value = (greys[i] & 0xff) - (less == null ? 0 : less[i] & 0xff);
      sum += value;
      squares += value * value;
    }
    double mean = sum / greys.length;
    return Math.sqrt(Math.max(0, squares / greys.length - mean * mean));
  }
}
