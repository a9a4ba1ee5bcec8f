package org.convlens.format.pickle;

import java.nio.ByteBuffer;
import org.convlens.array.ElementType;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/** A block of numbers that tensors are views of. Its bytes may become known after the tensors. */
public final class Storage {
  private static final long MOST_COPIES = 4;
  private static final long LEAST = 1 << 20;

  private final ElementType type;
  private final String key;
  private final long elements;
  private @Nullable ByteBuffer bytes;
  private long copied;

  Storage(ElementType type, String key, long elements) {
    this.type = type;
    this.key = key;
    this.elements = elements;
  }

  /** The numbers of a tensor. */
  public static Storage of(String key, Tensor tensor) {
    Storage storage = new Storage(tensor.type(), key, tensor.shape().elements());
    storage.fill(tensor.bytes());
    return storage;
  }

  public ElementType type() {
    return type;
  }

  public String key() {
    return key;
  }

  /** Numbers in it. */
  public long elements() {
    return elements;
  }

  public void fill(ByteBuffer content) {
    bytes = content;
  }

  /**
   * Counts what is copied out of it.
   *
   * @throws FormatException if that is many times what it holds
   */
  void copy(long size) throws FormatException {
    copied += size;
    if (copied > MOST_COPIES * Math.max(LEAST, bytes().limit())) {
      throw new FormatException(
          "tensors take storage '" + key + "' apart more than " + MOST_COPIES + " times: damaged");
    }
  }

  ByteBuffer bytes() throws FormatException {
    if (bytes == null) {
      throw new FormatException("the numbers of storage '" + key + "' are missing: cut off");
    }
    return bytes;
  }
}
