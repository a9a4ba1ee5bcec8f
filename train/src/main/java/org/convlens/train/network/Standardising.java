package org.convlens.train.network;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.convlens.array.Tensor;

/**
 * A layer that brings pictures to a common scale before anything learns. It stands at the beginning
 * of the network and is part of it from then on, so that whatever sees pictures later sees them as
 * those of the training were seen. Its numbers stay while the network learns.
 */
sealed interface Standardising extends Layer permits StandardiseLayer, WhitenLayer {
  /**
   * Measures the training pictures.
   *
   * @param seen what the layers before it make of them
   */
  Measured measure(SeenPictures seen) throws IOException;

  /**
   * What was found.
   *
   * @param weights of the layer's node that has some; none where it needs none
   * @param change from the numbers of a picture to those that the layer makes of it; may write over
   *     what it is given
   */
  record Measured(List<Tensor> weights, UnaryOperator<double[]> change) {}
}
