package org.convlens.method.perturbation;

import org.convlens.array.Volume;
import org.convlens.method.Knob;
import org.convlens.method.Knobs;
import org.convlens.net.Network;

/** How a picture is cut into superpixels (SLIC), and how often some of them are hidden. */
public record Superpixelling(
    @Knob(value = "superpixels, about; 0 takes 50, fewer for small pictures", from = 0, to = 1000)
        int segments,
    @Knob(value = "pictures with superpixels hidden at random", from = 16, to = 1000000)
        int samples,
    @Knob("what is seen in place of a superpixel that is hidden") Fill fill) {

  public Superpixelling {
    Knobs.validate(Superpixelling.class, segments, samples, fill);
  }

  /** Of a preprocessed input. */
  Superpixels of(Network network, Volume input) {
    return Superpixels.of(network.model().preprocessing().restore(input), segments);
  }

  /** What is seen where all are hidden. */
  Volume filling(Network network, Volume input, Superpixels pieces) {
    return fill.of(network.model(), input, pieces);
  }
}
