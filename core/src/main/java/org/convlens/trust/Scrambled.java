package org.convlens.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Node;
import org.convlens.net.op.Trait;

/**
 * A network that has forgotten what some layers learned: the numbers of each kernel, matrix and
 * bias change places at random, so their distribution stays as training left it. Other constants
 * stay, those of normalisations, too.
 */
final class Scrambled {
  private static final int HEAP_BYTES = 16 << 20;

  private Scrambled() {}

  /** Whether a layer has a kernel or a matrix. */
  static boolean hasKernel(Node node) {
    return node.op().is(Trait.WEIGHS) && !node.weights().isEmpty();
  }

  /**
   * @param layers whose weights are scrambled, where they have such
   * @param seed the same seed scrambles a layer in the same way, whichever others there are
   */
  static Model of(Model model, List<LayerId> layers, long seed) {
    Map<LayerId, List<Tensor>> weights = new HashMap<>();
    for (LayerId layer : layers) {
      Node node = model.graph().node(layer);
      if (hasKernel(node)) {
        weights.put(layer, each(node, seed));
      }
    }
    return model.withGraph(model.graph().withWeights(weights));
  }

  private static List<Tensor> each(Node node, long seed) {
    List<Tensor> scrambled = new ArrayList<>();
    for (Tensor tensor : node.weights()) {
      SplittableRandom random = Shuffle.source(seed, node.name() + " " + scrambled.size());
      scrambled.add(permuted(tensor, Shuffle.permutation(tensor.size(), random)));
    }
    return scrambled;
  }

  private static Tensor permuted(Tensor tensor, int[] order) {
    int bytes = tensor.type().bytes();
    ByteBuffer from = tensor.bytes();
    ByteBuffer to = room((long) order.length * bytes);
    for (int i = 0; i < order.length; i++) {
      for (int b = 0; b < bytes; b++) {
        to.put(i * bytes + b, from.get(from.position() + order[i] * bytes + b));
      }
    }
    return Tensor.of(tensor.shape(), tensor.type(), to);
  }

  /** Large weights lie in a file that nobody else sees, not on the heap. */
  private static ByteBuffer room(long bytes) {
    if (bytes <= HEAP_BYTES) {
      return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    try {
      Path file = Files.createTempFile("convlens", ".weights");
      file.toFile().deleteOnExit();
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no room for scrambled weights: " + e.getMessage(), e);
    }
  }
}
