package org.convlens.format.set;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.ArrayConstructors;
import org.convlens.format.pickle.ArrayConstructors.ByteArray;
import org.convlens.format.pickle.Pickle;

/** The files of CIFAR's Python version: pickled dictionaries of lists and one array of bytes. */
final class CifarPickle {
  private CifarPickle() {}

  /**
   * @throws IOException with one line, if it holds no such pictures
   */
  static CifarRecords records(String name, byte[] bytes) throws IOException {
    Map<?, ?> content = dictionary(name, bytes);
    Object data = content.get("data");
    Object classes =
        content.containsKey("fine_labels") ? content.get("fine_labels") : content.get("labels");
    if (!(data instanceof ByteArray array) || !(classes instanceof List<?> list)) {
      throw new IOException("'" + name + "' holds no CIFAR pictures with labels");
    }
    long count = list.size();
    if (!array.shape().equals(List.of(count, (long) CifarRecords.PICTURE))) {
      throw new IOException(
          "'%s' has pictures of %s for %d labels, not %d times %d numbers"
              .formatted(name, array.shape(), count, count, CifarRecords.PICTURE));
    }
    int[] labels = new int[list.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] =
          list.get(i) instanceof Long label && label >= 0 && label < 256 ? label.intValue() : -1;
    }
    return new CifarRecords(name, array.bytes(), labels);
  }

  /** The names of the classes, if the file says them. */
  static List<String> names(String name, byte[] bytes) throws IOException {
    Map<?, ?> content = dictionary(name, bytes);
    for (String key : new String[] {"label_names", "fine_label_names"}) {
      if (content.get(key) instanceof List<?> names) {
        return names.stream().map(String::valueOf).toList();
      }
    }
    return List.of();
  }

  private static Map<?, ?> dictionary(String name, byte[] bytes) throws IOException {
    try {
      Object content = new Pickle(ByteBuffer.wrap(bytes), new ArrayConstructors()).read();
      if (content instanceof Map<?, ?> map) {
        return map;
      }
    } catch (FormatException e) {
      throw new IOException("'" + name + "': " + e.getMessage(), e);
    }
    throw new IOException("'" + name + "' holds no dictionary as CIFAR's files do");
  }
}
