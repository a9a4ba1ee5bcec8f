package org.convlens.atlas.nearest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An index as a file, little endian: eight letters; likeness, vectors, numbers of each, whole
 * numbers of the links (four of 32 bits); the links; the vectors as float32, row by row.
 */
final class IndexFile {
  private static final byte[] LETTERS = {'C', 'V', 'L', 'N', 'E', 'A', 'R', '1'};
  private static final int HEAD = LETTERS.length + 4 * Integer.BYTES;
  private static final int BUFFER = 1 << 20;

  /** Bytes of a mapped part at most. */
  private static final long PART = 1L << 30;

  private IndexFile() {}

  static void write(Path file, Likeness likeness, Vectors vectors, IntBuffer links)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(LETTERS).putInt(likeness.code());
        buffer.putInt(vectors.size()).putInt(vectors.dimensions()).putInt(links.limit());
        for (int i = 0; i < links.limit(); i++) {
          room(buffer, channel).putInt(links.get(i));
        }
        float[] scratch = new float[vectors.dimensions()];
        for (int i = 0; i < vectors.size(); i++) {
          for (float number : vectors.row(i, scratch)) {
            room(buffer, channel).putFloat(number);
          }
        }
        empty(buffer, channel);
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw new IOException("cannot write '" + file + "': " + e.getMessage(), e);
    }
  }

  private static ByteBuffer room(ByteBuffer buffer, FileChannel channel) throws IOException {
    if (buffer.remaining() < Float.BYTES) {
      empty(buffer, channel);
    }
    return buffer;
  }

  private static void empty(ByteBuffer buffer, FileChannel channel) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  static NeighbourIndex open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
      int read = 0;
      while (head.hasRemaining() && read >= 0) {
        read = channel.read(head);
      }
      head.flip();
      byte[] letters = new byte[LETTERS.length];
      if (head.remaining() < HEAD || !java.util.Arrays.equals(LETTERS, read(head, letters))) {
        throw new IOException("it is no index of neighbours");
      }
      int likeness = head.getInt();
      int size = head.getInt();
      int dimensions = head.getInt();
      long links = head.getInt();
      boolean right = likeness >= 0 && likeness < 2 && size > 0 && dimensions > 0 && links > 0;
      long row = (long) dimensions * Float.BYTES;
      long begin = HEAD + links * Integer.BYTES;
      if (!right || row > PART || channel.size() - begin != size * row) {
        throw new IOException("it is damaged or cut off: build the index again");
      }
      IntBuffer numbers = map(channel, HEAD, links * Integer.BYTES).asIntBuffer();
      return new NeighbourIndex(
          likeness == Likeness.DIRECTION.code() ? Likeness.DIRECTION : Likeness.DISTANCE,
          Mapped.of(channel, begin, size, dimensions),
          new Links(numbers, size));
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("there is no index '" + file + "'", e);
    } catch (IOException e) {
      throw new IOException("cannot open '" + file + "': " + e.getMessage(), e);
    }
  }

  private static byte[] read(ByteBuffer from, byte[] to) {
    from.get(to);
    return to;
  }

  private static ByteBuffer map(FileChannel channel, long begin, long bytes) throws IOException {
    if (bytes > Integer.MAX_VALUE) {
      throw new IOException("its links are too many for one machine: build an index of fewer");
    }
    return channel.map(FileChannel.MapMode.READ_ONLY, begin, bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Vectors in a mapped file, whole rows in each part. */
  private record Mapped(FloatBuffer[] parts, int size, int dimensions, int rows)
      implements Vectors {
    static Mapped of(FileChannel channel, long begin, int size, int dimensions) throws IOException {
      long row = (long) dimensions * Float.BYTES;
      int rows = (int) Math.min(size, PART / row);
      FloatBuffer[] parts = new FloatBuffer[(size + rows - 1) / rows];
      for (int i = 0; i < parts.length; i++) {
        int count = Math.min(rows, size - i * rows);
        parts[i] = map(channel, begin + i * row * rows, count * row).asFloatBuffer();
      }
      return new Mapped(parts, size, dimensions, rows);
    }

    @Override
    public float[] row(int id, float[] scratch) {
      parts[id / rows].get(id % rows * dimensions, scratch);
      return scratch;
    }
  }
}
