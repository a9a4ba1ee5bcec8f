package org.convlens.train.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows of numbers, in memory while they take no more than a quarter of it, else in a file that is
 * gone with the program. Rows may be read by several threads at once.
 */
public abstract class FloatStore {
  private FloatStore() {}

  /**
   * @param numbers of each row
   * @throws IOException if there is no room for a file
   */
  public static FloatStore of(int rows, int numbers) throws IOException {
    return of(rows, numbers, Runtime.getRuntime().maxMemory() / 4);
  }

  static FloatStore of(int rows, int numbers, long most) throws IOException {
    return (long) rows * numbers * Float.BYTES <= most
        ? new InMemory(rows, numbers)
        : new InFile(numbers);
  }

  /** Keeps a row. */
  public abstract void put(int row, float[] values) throws IOException;

  /** Copies a row to where there is room for it. */
  public abstract void read(int row, float[] target, int offset) throws IOException;

  private static final class InMemory extends FloatStore {
    private final float[][] rows;
    private final int numbers;

    InMemory(int rows, int numbers) {
      this.rows = new float[rows][0];
      this.numbers = numbers;
    }

    @Override
    public void put(int row, float[] values) {
      rows[row] = values.clone();
    }

    @Override
    public void read(int row, float[] target, int offset) {
      System.arraycopy(rows[row], 0, target, offset, numbers);
    }
  }

  private static final class InFile extends FloatStore {
    private final FileChannel file;
    private final int numbers;

    InFile(int numbers) throws IOException {
      Path path = Files.createTempFile("convlens", ".features");
      this.file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      this.numbers = numbers;
    }

    @Override
    public void put(int row, float[] values) throws IOException {
      ByteBuffer bytes = buffer();
      bytes.asFloatBuffer().put(values);
      long at = place(row);
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
    }

    @Override
    public void read(int row, float[] target, int offset) throws IOException {
      ByteBuffer bytes = buffer();
      long at = place(row);
      while (bytes.hasRemaining()) {
        int count = file.read(bytes, at);
        if (count < 0) {
          throw new IOException("the file of features ends early");
        }
        at += count;
      }
      bytes.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(target, offset, numbers);
    }

    private ByteBuffer buffer() {
      return ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long place(int row) {
      return (long) row * numbers * Float.BYTES;
    }
  }
}
