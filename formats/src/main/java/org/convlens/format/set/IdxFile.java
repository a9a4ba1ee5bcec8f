package org.convlens.format.set;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file in the idx format of the MNIST pages: two zero bytes, the element type (8: unsigned byte),
 * the number of extents, the extents as big-endian 32-bit integers, then the elements in C order.
 *
 * @param extents outermost first
 * @param values unsigned bytes
 */
record IdxFile(int[] extents, byte[] values) {
  private static final int UNSIGNED_BYTE = 8;

  /**
   * Reads a file, plain or gzip.
   *
   * @param rank how many extents it must have: 3 for pictures, 1 for labels
   * @throws IOException in one line, if it is not such a file, is cut off or is damaged
   */
  static IdxFile read(Path path, int rank) throws IOException {
    try (DataFile file = DataFile.open(path)) {
      ByteBuffer magic = ByteBuffer.wrap(file.take(4));
      if (magic.getShort(0) != 0 || magic.get(2) != UNSIGNED_BYTE) {
        throw new IOException("'" + path + "' is not an idx file of unsigned bytes");
      }
      if (magic.get(3) != rank) {
        throw new IOException(
            "'" + path + "' has " + magic.get(3) + " extents, not " + rank + kind(rank));
      }
      ByteBuffer header = ByteBuffer.wrap(file.take(4 * rank));
      int[] extents = new int[rank];
      long count = 1;
      for (int axis = 0; axis < rank; axis++) {
        extents[axis] = header.getInt();
        count = extents[axis] < 1 ? -1 : count * extents[axis];
        if (count < 1 || count > Integer.MAX_VALUE) {
          throw new IOException(
              "'" + path + "' has impossible extents " + Arrays.toString(extents));
        }
      }
      return new IdxFile(extents, file.rest(count));
    }
  }

  private static String kind(int rank) {
    return rank == 1 ? ": labels have one" : ": pictures have three";
  }
}
