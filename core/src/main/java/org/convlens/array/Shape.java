package org.convlens.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a whole tensor, outermost first. A feature map is {@code N × C × H × W}, a layer
 * of logits {@code N × F}. The batch extent is {@link #BATCH} where any number of pictures may
 * pass.
 */
public final class Shape {
  /** The extent of the batch axis: "as many as there are pictures". */
  public static final int BATCH = -1;

  private final int[] extents;

  private Shape(int[] extents) {
    this.extents = extents;
  }

  /**
   * @param extents each at least 0, or {@link #BATCH}
   */
  public static Shape of(int... extents) {
    for (int extent : extents) {
      if (extent < BATCH) {
        throw new IllegalArgumentException(
            "an extent of " + extent + " in " + Arrays.toString(extents));
      }
    }
    return new Shape(extents.clone());
  }

  public static Shape of(Collection<Integer> extents) {
    return of(extents.stream().mapToInt(Integer::intValue).toArray());
  }

  /** {@code N × channels × height × width}. */
  public static Shape maps(int channels, int height, int width) {
    return of(BATCH, channels, height, width);
  }

  /** {@code N × features}. */
  public static Shape features(int features) {
    return of(BATCH, features);
  }

  public int rank() {
    return extents.length;
  }

  /**
   * @param axis 0 is outermost; a negative axis counts from the innermost
   */
  public int extent(int axis) {
    return extents[axis(axis)];
  }

  /** The axis as a number from 0: {@code -1} is the innermost. */
  public int axis(int axis) {
    int resolved = axis < 0 ? axis + rank() : axis;
    if (resolved < 0 || resolved >= Math.max(1, rank())) {
      throw new IllegalArgumentException("axis " + axis + " of a tensor " + this);
    }
    return resolved;
  }

  public boolean hasBatch() {
    return rank() > 0 && extents[0] == BATCH;
  }

  /** Whether this is {@code N × C × H × W}. */
  public boolean isMaps() {
    return rank() == 4;
  }

  /** Whether this is {@code N × C × H × W} with more than one cell per map. */
  public boolean isSpatial() {
    return isMaps() && (long) extents[2] * extents[3] > 1;
  }

  /** Maps, or features of a flat layer. */
  public int channels() {
    return rank() < 2 ? 1 : extents[1];
  }

  /** Rows of a map; 1 for a flat layer. */
  public int height() {
    return rank() < 3 ? 1 : extents[rank() - 2];
  }

  /** Columns of a map; 1 for a flat layer. */
  public int width() {
    return rank() < 3 ? 1 : extents[rank() - 1];
  }

  /** Numbers of one picture: the product of all extents with the batch counted as one. */
  public long elements() {
    long product = 1;
    for (int extent : extents) {
      product = Math.multiplyExact(product, extent == BATCH ? 1 : extent);
    }
    return product;
  }

  public Shape with(int axis, int extent) {
    int[] changed = extents.clone();
    changed[axis(axis)] = extent;
    return of(changed);
  }

  /** This shape for a batch of a given size. */
  public Shape batched(int batch) {
    return hasBatch() ? with(0, batch) : this;
  }

  public int[] toArray() {
    return extents.clone();
  }

  public List<Integer> toList() {
    List<Integer> list = new ArrayList<>();
    for (int extent : extents) {
      list.add(extent);
    }
    return list;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(extents);
  }

  /** For example {@code N × 16 × 28 × 28}. */
  @Override
  public String toString() {
    return extents.length == 0
        ? "scalar"
        : Arrays.stream(extents)
            .mapToObj(e -> e == BATCH ? "N" : Integer.toString(e))
            .collect(Collectors.joining(" × "));
  }
}
