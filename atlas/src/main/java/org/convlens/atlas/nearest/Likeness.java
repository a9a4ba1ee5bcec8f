package org.convlens.atlas.nearest;

/** When two vectors are alike. */
public enum Likeness {
  /** They point into one direction: the cosine of the angle between them. */
  DIRECTION(0) {
    @Override
    float[] prepared(float[] vector) {
      double squares = 0;
      for (float v : vector) {
        squares += (double) v * v;
      }
      float[] unit = new float[vector.length];
      double length = Math.sqrt(squares);
      for (int i = 0; i < unit.length && length > 0; i++) {
        unit[i] = (float) (vector[i] / length);
      }
      return unit;
    }

    @Override
    public double of(double distance) {
      return 1 - distance * distance / 2;
    }
  },

  /** Their distance is small: 1 / (1 + d). */
  DISTANCE(1) {
    @Override
    float[] prepared(float[] vector) {
      return vector;
    }

    @Override
    public double of(double distance) {
      return 1 / (1 + distance);
    }
  };

  private final int code;

  Likeness(int code) {
    this.code = code;
  }

  /** How files call it. */
  int code() {
    return code;
  }

  /** As it is kept: distances of these vectors say how alike they are. */
  abstract float[] prepared(float[] vector);

  /** 1 for what is the same, from the distance that was found. */
  public abstract double of(double distance);
}
