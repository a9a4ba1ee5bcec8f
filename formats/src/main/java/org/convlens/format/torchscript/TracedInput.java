package org.convlens.format.torchscript;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Constructors;
import org.convlens.format.pickle.TorchArchive;
import org.convlens.format.pickle.View;
import org.jspecify.annotations.Nullable;

/** The shape of the picture that a network was recorded with, where its file says it. */
final class TracedInput {
  private static final int LARGEST = 1 << 14;

  private TracedInput() {}

  /** N × C × H × W; nothing if the file does not say it. */
  static @Nullable Shape of(TorchArchive archive) throws FormatException {
    if (!archive.has("traced_inputs.pkl")) {
      return null;
    }
    Object inputs = archive.read("traced_inputs", new Constructors(true));
    Object forward = inputs instanceof Map<?, ?> map ? map.get("forward") : null;
    if (!(forward instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    if (!(list.get(0) instanceof View view) || view.extents().length != 4) {
      return null;
    }
    int[] extents = new int[4];
    extents[0] = Shape.BATCH;
    for (int axis = 1; axis < 4; axis++) {
      long extent = view.extents()[axis];
      if (extent < 1 || extent > LARGEST) {
        return null;
      }
      extents[axis] = (int) extent;
    }
    return Shape.of(extents);
  }
}
