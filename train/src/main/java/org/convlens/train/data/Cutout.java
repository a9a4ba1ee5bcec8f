package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/**
 * A square is blotted out (DeVries and Taylor 2017). Its middle may lie anywhere on the picture, so
 * that parts of it may lie beside.
 */
public record Cutout(
    @Knob(
            value =
                "side in pixels of a square that is blotted out with what the network sees as 0",
            from = 0,
            to = 10000)
        int cutout) {
  /** Nothing is blotted out. */
  public static final Cutout NONE = new Cutout(0);

  public Cutout {
    Knobs.validate(Cutout.class, cutout);
  }
}
