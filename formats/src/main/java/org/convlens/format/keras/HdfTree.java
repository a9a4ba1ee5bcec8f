package org.convlens.format.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * An HDF5 file: groups with attributes, and arrays. Arrays that lie in one piece are views of the
 * mapped file. Whatever goes wrong in the file is a {@link FormatException}.
 */
final class HdfTree {
  private static final int MOST_ELEMENTS = 1 << 28;

  private final Path path;
  private final long bytes;
  private final HdfFile file;

  private HdfTree(Path path, long bytes, HdfFile file) {
    this.path = path;
    this.bytes = bytes;
    this.file = file;
  }

  /**
   * @param content the whole HDF5 file
   * @param path what to call it in messages
   */
  static HdfTree of(ByteBuffer content, Path path) throws FormatException {
    HdfFile file = guarded(path, () -> HdfFile.fromByteBuffer(content));
    return new HdfTree(path, content.remaining(), file);
  }

  Group root() {
    return file;
  }

  /** A group by its path from another one; nothing if there is none. */
  @Nullable Group group(Group from, String name) throws FormatException {
    return guarded(path, () -> find(from, name)) instanceof Group group ? group : null;
  }

  /** The names of the groups and arrays in a group, in the file's order. */
  List<String> children(Group group) throws FormatException {
    return guarded(path, () -> List.copyOf(group.getChildren().keySet()));
  }

  private static @Nullable Node find(Group from, String name) {
    Node node = from;
    for (String part : name.split("/", -1)) {
      Node next = node instanceof Group group ? group.getChildren().get(part) : null;
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }

  /** A text attribute; nothing if there is none. */
  @Nullable String text(Group group, String attribute) throws FormatException {
    List<String> texts = texts(group, attribute);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /**
   * A list of texts, which Keras cuts into {@code name0}, {@code name1} ... where it is too long
   * for one attribute.
   */
  List<String> texts(Group group, String attribute) throws FormatException {
    List<String> texts = new ArrayList<>(piece(group, attribute));
    for (int i = 0; texts.size() < MOST_ELEMENTS; i++) {
      List<String> more = piece(group, attribute + i);
      if (more.isEmpty()) {
        break;
      }
      texts.addAll(more);
    }
    return texts;
  }

  private List<String> piece(Group group, String name) throws FormatException {
    return guarded(
        path,
        () -> {
          Attribute attribute = group.getAttributes().get(name);
          if (attribute == null || attribute.isEmpty()) {
            return List.of();
          }
          if (attribute.getSizeInBytes() > bytes) {
            throw new FormatException("the attribute '" + name + "' is longer than the file");
          }
          return strings(attribute.getData());
        });
  }

  private static List<String> strings(@Nullable Object data) {
    List<String> strings = new ArrayList<>();
    if (data instanceof String text) {
      strings.add(text);
    } else if (data instanceof byte[] raw) {
      strings.add(new String(raw, StandardCharsets.UTF_8));
    } else if (data instanceof Object[] many) {
      for (Object each : many) {
        strings.addAll(strings(each));
      }
    }
    return strings;
  }

  /**
   * An array by its path from a group.
   *
   * @throws FormatException if there is none, or it does not hold numbers
   */
  Tensor tensor(Group from, String name) throws FormatException {
    return guarded(
        path,
        () -> {
          if (find(from, name) instanceof Dataset dataset) {
            return tensor(dataset);
          }
          throw new FormatException("there is no array '" + from.getPath() + name + "'");
        });
  }

  private Tensor tensor(Dataset dataset) throws FormatException {
    Shape shape = Shape.of(dataset.getDimensions());
    DataType type = dataset.getDataType();
    ElementType elements = elements(type, dataset.getPath());
    boolean little =
        type instanceof OrderedDataType ordered
            && ordered.getByteOrder() == ByteOrder.LITTLE_ENDIAN;
    if (shape.elements() > MOST_ELEMENTS) {
      throw new FormatException(
          "the array '" + dataset.getPath() + "' claims " + shape.elements() + " numbers");
    }
    if (little && dataset instanceof ContiguousDataset contiguous && shape.elements() > 0) {
      return Tensor.of(shape, elements, contiguous.getBuffer());
    }
    if (dataset.getFilters().isEmpty() && dataset.getSizeInBytes() > bytes) {
      throw new FormatException("the array '" + dataset.getPath() + "' is larger than the file");
    }
    return Tensor.of(shape, floats(dataset.getDataFlat(), shape, dataset.getPath()));
  }

  private static ElementType elements(DataType type, String name) throws FormatException {
    if (type instanceof FloatingPoint) {
      return switch (type.getSize()) {
        case 2 -> ElementType.FLOAT16;
        case 4 -> ElementType.FLOAT32;
        case 8 -> ElementType.FLOAT64;
        default -> throw new FormatException("the array '" + name + "' has unusual numbers");
      };
    }
    if (type instanceof FixedPoint fixed) {
      return switch (type.getSize()) {
        case 1 -> fixed.isSigned() ? ElementType.INT8 : ElementType.UINT8;
        case 2 -> fixed.isSigned() ? ElementType.INT16 : ElementType.UINT16;
        case 4 -> ElementType.INT32;
        case 8 -> ElementType.INT64;
        default -> throw new FormatException("the array '" + name + "' has unusual numbers");
      };
    }
    throw new FormatException("the array '" + name + "' does not hold numbers");
  }

  private static float[] floats(@Nullable Object data, Shape shape, String name)
      throws FormatException {
    int size = Math.toIntExact(shape.elements());
    int found =
        data == null || !data.getClass().isArray() ? -1 : java.lang.reflect.Array.getLength(data);
    if (data instanceof java.lang.Number number && size == 1) {
      return new float[] {number.floatValue()};
    }
    if (found != size) {
      throw new FormatException("the array '" + name + "' does not hold " + shape + " numbers");
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      Object value = java.lang.reflect.Array.get(data, i);
      values[i] = value instanceof java.lang.Number number ? number.floatValue() : Float.NaN;
    }
    return values;
  }

  /** Runs what reads the file; its failures become one line that names the file. */
  private static <T extends @Nullable Object> T guarded(Path path, Callable<T> reading)
      throws FormatException {
    try {
      return reading.call();
    } catch (FormatException e) {
      throw FormatException.in(path, e.getMessage() + ": the HDF5 file is damaged", e);
    } catch (StackOverflowError e) {
      throw FormatException.in(path, "the HDF5 file runs in circles: it is damaged", e);
    } catch (Exception e) {
      throw FormatException.in(
          path, "the HDF5 file cannot be read, it is cut off or damaged (" + reason(e) + ")", e);
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : KerasLayer.abbreviated(message);
  }
}
