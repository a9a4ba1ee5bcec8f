package org.convlens.train.data;

import org.convlens.method.Knob;
import org.convlens.method.Knobs;

/** Sides exchanged, or not. */
public record Mirror(
    @Knob("whether left and right of half of the pictures are exchanged") boolean horizontalFlip,
    @Knob(
            value =
                "whether each picture's plain and mirrored view take turns from pass to pass instead"
                    + " of being drawn; the first is drawn",
            needs = "horizontal-flip=true")
        boolean alternate,
    @Knob("whether top and bottom of half of the pictures are exchanged") boolean verticalFlip) {
  /** No side is exchanged. */
  public static final Mirror NONE = new Mirror(false, false, false);

  public Mirror {
    Knobs.validate(Mirror.class, horizontalFlip, alternate, verticalFlip);
  }
}
