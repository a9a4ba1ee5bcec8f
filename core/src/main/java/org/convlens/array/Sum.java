package org.convlens.array;

/** Volumes of one shape, each times a factor, added up in float64. */
public final class Sum {
  private final Volume shape;
  private final double[] values;

  /**
   * @param shape has the shape of what will be added; its numbers do not count
   */
  public Sum(Volume shape) {
    this.shape = shape;
    this.values = new double[shape.size()];
  }

  /**
   * @param volume of the sum's shape
   */
  public void add(Volume volume, double factor) {
    if (!volume.sameShape(shape)) {
      throw new IllegalArgumentException(volume + " and " + shape + " differ in shape");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] += factor * volume.at(i);
    }
  }

  /** The sum times a factor. */
  public Volume times(double factor) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (factor * values[i]);
    }
    return Volume.of(shape.channels(), shape.height(), shape.width(), result);
  }
}
