package org.convlens.format.set;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Where decoded pictures of one size are kept. Several threads may use it at once. */
sealed interface Store {
  /** Nothing, if it was not kept. */
  byte @Nullable [] find(int index);

  /** Where that fails, it is not kept. */
  void keep(int index, byte[] picture);

  /**
   * In memory while a quarter of Java's heap is enough, else in a file while a quarter of what is
   * left on the disk is, else nowhere.
   *
   * @param size bytes of each picture
   */
  static Store of(int pictures, int size) {
    long all = (long) pictures * size;
    if (all <= Runtime.getRuntime().maxMemory() / 4) {
      return new Memory(new AtomicReferenceArray<>(pictures));
    }
    try {
      Path file = Files.createTempFile("convlens-decoded", ".bin");
      if (all <= Files.getFileStore(file).getUsableSpace() / 4) {
        return new Disk(file, pictures, size);
      }
      Files.delete(file);
    } catch (IOException e) {
      return new Nowhere();
    }
    return new Nowhere();
  }

  /** In memory. */
  record Memory(AtomicReferenceArray<byte @Nullable []> pictures) implements Store {
    @Override
    public byte @Nullable [] find(int index) {
      return pictures.get(index);
    }

    @Override
    public void keep(int index, byte[] picture) {
      pictures.set(index, picture);
    }
  }

  /** In a file that nobody else sees and that is gone when the program ends. */
  final class Disk implements Store {
    private final FileChannel file;
    private final AtomicIntegerArray written;
    private final int size;

    Disk(Path path, int pictures, int size) throws IOException {
      this.file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      this.written = new AtomicIntegerArray(pictures);
      this.size = size;
    }

    @Override
    public byte @Nullable [] find(int index) {
      ByteBuffer buffer = ByteBuffer.allocate(size);
      long start = (long) index * size;
      try {
        while (written.get(index) == 1 && buffer.hasRemaining()) {
          if (file.read(buffer, start + buffer.position()) < 0) {
            return null;
          }
        }
      } catch (IOException e) {
        return null;
      }
      return buffer.hasRemaining() ? null : buffer.array();
    }

    @Override
    public void keep(int index, byte[] picture) {
      ByteBuffer buffer = ByteBuffer.wrap(picture);
      long start = (long) index * size;
      try {
        while (buffer.hasRemaining()) {
          file.write(buffer, start + buffer.position());
        }
        written.set(index, 1);
      } catch (IOException e) {
        written.set(index, 0);
      }
    }
  }

  /** Pictures are decoded each time. */
  record Nowhere() implements Store {
    @Override
    public byte @Nullable [] find(int index) {
      return null;
    }

    @Override
    public void keep(int index, byte[] picture) {}
  }
}
