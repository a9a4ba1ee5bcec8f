package org.convlens.format.pickle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle.Global;
import org.jspecify.annotations.Nullable;

/**
 * For pickles of plain values and NumPy arrays of bytes, also of Python 2, whose texts are bytes.
 * Nothing else is built.
 */
public final class ArrayConstructors implements Constructing {
  private static final Set<String> ARRAYS =
      Set.of(
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.ndarray");

  private static final String TYPE = "numpy.dtype";

  /** Python 3 writes the bytes of Python 2 as a text that is encoded when it is read. */
  private static final String ENCODE = "_codecs.encode";

  private static final String BYTE = "u1";
  private static final int STATE_PARTS = 5;

  /** A NumPy array of unsigned bytes, in C order. */
  public static final class ByteArray {
    private List<?> shape = List.of();
    private byte[] bytes = {};

    private ByteArray() {}

    /** The extents, each a {@code Long}. */
    public List<?> shape() {
      return shape;
    }

    public byte[] bytes() {
      return bytes;
    }
  }

  /** The type of an array's numbers, such as u1. */
  private record ElementName(String name) {}

  @Override
  public Global global(Global named) throws FormatException {
    String name = named.toString();
    if (!ARRAYS.contains(name) && !name.equals(TYPE) && !name.equals(ENCODE)) {
      throw new FormatException(
          "the file names the Python class or function '" + name + "', which is not run or built");
    }
    return named;
  }

  @Override
  public Object construct(Global named, List<?> arguments) {
    String name = named.toString();
    if (name.equals(TYPE)) {
      return new ElementName(String.valueOf(arguments.get(0)));
    }
    return name.equals(ENCODE) ? arguments.get(0) : new ByteArray();
  }

  /** Version, shape, type, whether in Fortran's order, bytes. */
  @Override
  public void restore(Object object, Object state) throws FormatException {
    if (!(object instanceof ByteArray array)) {
      return;
    }
    if (!(state instanceof List<?> parts) || parts.size() != STATE_PARTS) {
      throw new FormatException("an array has no state that is known: damaged");
    }
    byte @Nullable [] bytes = bytes(parts.get(4));
    if (!new ElementName(BYTE).equals(parts.get(2)) || bytes == null) {
      throw new FormatException("an array is not of unsigned bytes, which is all that is read");
    }
    if (Boolean.TRUE.equals(parts.get(3))) {
      throw new FormatException("an array lies in Fortran's order: save it in C order");
    }
    array.shape = (List<?>) parts.get(1);
    array.bytes = bytes;
    long count = 1;
    for (Object extent : array.shape) {
      count = Math.multiplyExact(count, (Long) extent);
    }
    if (count != bytes.length) {
      throw new FormatException(
          "an array of " + array.shape + " has " + bytes.length + " bytes: damaged");
    }
  }

  private static byte @Nullable [] bytes(Object data) {
    if (data instanceof byte[] bytes) {
      return bytes;
    }
    return data instanceof String text ? text.getBytes(StandardCharsets.ISO_8859_1) : null;
  }

  @Override
  public Object stored(Object id) throws FormatException {
    throw new FormatException("the pickle refers to something outside");
  }

  @Override
  public String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
