package org.convlens.array;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** NumPy's file format 1.0 for float32 in C order, little-endian: {@code numpy.load} opens it. */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MOST_AXES = 8;
  private static final Pattern SHAPE = Pattern.compile("'shape': ?\\(([0-9, ]{0,200})\\)");

  private Npy() {}

  /** Writes maps as (channels, height, width). */
  public static void write(Volume maps, Path file) throws IOException {
    write(maps.toArray(), file, maps.channels(), maps.height(), maps.width());
  }

  /**
   * Writes one map as (height, width).
   *
   * @param map 1 × H × W
   */
  public static void writeMap(Volume map, Path file) throws IOException {
    write(map.toArray(), file, map.channels() * map.height(), map.width());
  }

  /** Writes the whole file or none: first beside the target, then moved over it. */
  public static void write(float[] values, Path file, int... extents) throws IOException {
    if (Shape.of(extents).elements() != values.length) {
      throw new IllegalArgumentException(values.length + " numbers for " + Shape.of(extents));
    }
    byte[] header = header(extents);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(values.length, 4)));
    bytes.put(header).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(beside, bytes.array());
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static byte[] header(int... extents) {
    String shape =
        Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': ("
            + shape
            + (extents.length == 1 ? ",), }" : "), }");
    int unpadded = MAGIC.length + 4 + text.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = text + " ".repeat(length - unpadded) + "\n";
    return ByteBuffer.allocate(length)
        .put(MAGIC)
        .put(new byte[] {1, 0})
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Reads what {@link #write} or NumPy wrote.
   *
   * @throws IOException if it is no such file, or not float32 in C order
   */
  public static Tensor read(Path file) throws IOException {
    long size = Files.size(file);
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      String header = readHeader(in, file);
      if (!header.contains("'<f4'") || !header.contains("'fortran_order': False")) {
        throw new IOException(file + " does not hold float32 numbers in C order");
      }
      Shape shape = shape(header, file);
      long bytes = shape.elements() * 4;
      if (bytes > size) {
        throw new IOException(file + " is cut off: " + shape + " needs " + bytes + " bytes");
      }
      return Tensor.of(shape, ElementType.FLOAT32, body(in, (int) bytes, file));
    } catch (EOFException e) {
      throw new IOException(file + " is cut off", e);
    }
  }

  private static String readHeader(DataInputStream in, Path file) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(file + " is not a NumPy file");
    }
    int version = in.readUnsignedShort();
    if (version != 0x0100) {
      throw new IOException(file + " is a NumPy file of another version than 1.0");
    }
    int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    byte[] header = in.readNBytes(length);
    return new String(header, StandardCharsets.US_ASCII);
  }

  private static Shape shape(String header, Path file) throws IOException {
    Matcher found = SHAPE.matcher(header);
    if (!found.find()) {
      throw new IOException(file + " has no shape");
    }
    String[] parts = found.group(1).replace(" ", "").split(",", 0);
    int[] extents = new int[parts[0].isEmpty() ? 0 : parts.length];
    long elements = 1;
    for (int i = 0; i < extents.length; i++) {
      boolean plain = parts[i].matches("[0-9]{1,9}");
      elements = plain ? elements * Integer.parseInt(parts[i]) : Long.MAX_VALUE;
      if (extents.length > MOST_AXES || elements > Integer.MAX_VALUE / 4) {
        throw new IOException(file + " has the shape (" + found.group(1) + "): too large");
      }
      extents[i] = Integer.parseInt(parts[i]);
    }
    return Shape.of(extents);
  }

  private static ByteBuffer body(InputStream in, int bytes, Path file) throws IOException {
    byte[] body = in.readNBytes(bytes);
    if (body.length < bytes) {
      throw new IOException(file + " is cut off");
    }
    return ByteBuffer.wrap(body);
  }
}
