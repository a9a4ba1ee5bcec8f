package org.convlens.format.onnx;

import org.convlens.array.Shape;

/** Shapes asked for by numbers that may depend on how many pictures there are. */
final class Targets {
  private Targets() {}

  /**
   * The target of a Reshape.
   *
   * @param asked one entry per axis: 0 keeps the input's, −1 is what remains
   * @param zeroIsZero whether 0 means no cells instead
   */
  static Shape reshape(
      OnnxNode node, Shape input, Numbers asked, boolean zeroIsZero, int declaredBatch) {
    int[] extents = new int[asked.size()];
    int open = -1;
    long known = 1;
    for (int axis = 0; axis < extents.length; axis++) {
      boolean copied = asked.perPicture()[axis] == 0 && asked.fixed()[axis] == 0 && !zeroIsZero;
      extents[axis] = copied ? input.extent(axis) : extent(node, asked, axis);
      boolean batch = extents[axis] == Shape.BATCH && (copied || asked.perPicture()[axis] != 0);
      if (extents[axis] == Shape.BATCH && !batch) {
        if (open >= 0) {
          throw node.refuse("two extents of its shape are open");
        }
        open = axis;
      } else if (!batch) {
        known = Math.multiplyExact(known, extents[axis]);
      }
      if (batch && axis > 0) {
        throw node.refuse("it moves the pictures to axis " + axis);
      }
    }
    boolean keeps =
        (extents.length > 0 && open != 0 && extents[0] == Shape.BATCH)
            || (input.hasBatch() && open == 0 && known == input.elements());
    if (input.hasBatch() && !keeps && open != 0 && extents.length > 0) {
      if (extents[0] == declaredBatch) {
        known /= Math.max(1, declaredBatch);
        extents[0] = Shape.BATCH;
        keeps = true;
      }
    }
    if (input.hasBatch() && !keeps) {
      throw node.refuse("it mixes the pictures of a batch");
    }
    if (open >= 0 && !(keeps && open == 0)) {
      if (known == 0 || input.elements() % known != 0) {
        throw node.refuse(input + " does not reshape to " + asked.size() + " axes of its shape");
      }
      extents[open] = Math.toIntExact(input.elements() / known);
    }
    return Shape.of(extents);
  }

  /** A shape as asked, where −1 is not special and N is the batch. */
  static Shape exact(OnnxNode node, Numbers asked) {
    int[] extents = new int[asked.size()];
    for (int axis = 0; axis < extents.length; axis++) {
      boolean batch = asked.perPicture()[axis] != 0;
      extents[axis] = extent(node, asked, axis);
      if (batch ? axis > 0 : extents[axis] < 0) {
        throw node.refuse("an extent of " + extents[axis] + " on axis " + axis);
      }
    }
    return Shape.of(extents);
  }

  /** One extent; {@link Shape#BATCH} for N as for −1. */
  private static int extent(OnnxNode node, Numbers asked, int axis) {
    double fixed = asked.fixed()[axis];
    double perPicture = asked.perPicture()[axis];
    if (perPicture == 1 && fixed == 0) {
      return Shape.BATCH;
    }
    if (perPicture != 0) {
      throw node.refuse("it mixes the pictures of a batch");
    }
    if (fixed < -1 || fixed > Integer.MAX_VALUE) {
      throw node.refuse("an extent of " + (long) fixed);
    }
    return (int) fixed;
  }
}
