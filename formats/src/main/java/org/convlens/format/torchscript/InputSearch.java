package org.convlens.format.torchscript;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.format.file.FormatException;
import org.convlens.format.file.InputSize;
import org.convlens.net.Graph;
import org.convlens.net.op.Size;

/** Finds the input that a program's layers fit, where its file does not say it. */
final class InputSearch {
  /** The channels that are tried first where nothing is known. */
  static final int USUAL_CHANNELS = 3;

  private static final int MOST_CHANNELS = 64;
  private static final int SMALLEST_SIDE = 8;
  private static final int LARGEST_SIDE = 400;
  private static final int[] USUAL_SIDES = {
    224, 32, 28, 64, 96, 16, 48, 128, 150, 160, 192, 200, 227, 240, 256, 299, 300, 320, 384, 448,
    512
  };

  private final Followed program;

  private final int channels;
  private final boolean recorded;

  /**
   * @param channels of the picture; others are tried where the weights tell them
   * @param recorded whether the program is what was done to a picture, and not its source
   */
  InputSearch(Followed program, int channels, boolean recorded) {
    this.program = program;
    this.channels = channels;
    this.recorded = recorded;
  }

  /**
   * @param graph of the network
   * @param origin what is to be said of the input's size
   */
  record Found(Graph graph, Optional<String> origin) {}

  /**
   * For rows and columns that are known; the channels follow from the weights. Any number of
   * pictures, or a single one where the program was recorded with one and mixes axes with it.
   */
  Graph graph(Size size) throws FormatException {
    Shape picture = Shape.maps(channels, size.height(), size.width());
    try {
      return graph(picture);
    } catch (FormatException | IllegalArgumentException e) {
      if (!recorded) {
        throw e;
      }
      try {
        return graph(picture.with(0, 1));
      } catch (FormatException | IllegalArgumentException alone) {
        throw e;
      }
    }
  }

  private Graph graph(Shape picture) throws FormatException {
    try {
      return program.graph(picture);
    } catch (ChannelsException e) {
      boolean open = e.given() == picture.channels() && e.channels() != picture.channels();
      if (!open || e.channels() < 1 || e.channels() > MOST_CHANNELS || e.isAfterWeights()) {
        throw e;
      }
      return program.graph(picture.with(1, (int) e.channels()));
    }
  }

  /** The usual size if the layers fit any, else the size that they fit. */
  Found graph() throws FormatException {
    IllegalArgumentException first = null;
    for (int side : sides()) {
      if (side == USUAL_SIDES[0] || program.budget().isFresh()) {
        try {
          Size size = Size.square(side);
          Graph graph = graph(size);
          String origin = first == null ? InputSize.open(size, false) : InputSize.fitting(size);
          return new Found(graph, Optional.of(origin));
        } catch (IllegalArgumentException e) {
          first = first == null ? e : first;
        }
      }
    }
    throw new FormatException(
        String.valueOf(first == null ? "" : first.getMessage())
            + ": where this is for want of the right input, give it with --input-size HxW",
        first);
  }

  private static Set<Integer> sides() {
    Set<Integer> sides = new LinkedHashSet<>();
    for (int side : USUAL_SIDES) {
      sides.add(side);
    }
    for (int step = 8; step > 0; step /= 2) {
      for (int side = SMALLEST_SIDE; side <= LARGEST_SIDE; side += step) {
        sides.add(side);
      }
    }
    return sides;
  }
}
