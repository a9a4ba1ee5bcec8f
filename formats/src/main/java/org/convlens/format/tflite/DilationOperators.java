package org.convlens.format.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.format.tflite.Value.Layer;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/**
 * Dilated convolutions as older converters write them, and newer ones where they must: cells that
 * lie a block apart are put into pictures of their own, convolved, and put back. What lies between
 * is read as if the cells were in their places.
 */
final class DilationOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int MOST_CELLS = 1 << 16;

  /** What may be done to cells that are apart: each is computed by itself. */
  private static final Set<String> ALONE =
      Set.of("ADD", "MUL", "SUB", "RELU", "RELU6", "LEAKY_RELU", "LOGISTIC", "TANH", "HARD_SWISH");

  static {
    TABLE.put("SPACE_TO_BATCH_ND", DilationOperators::apart);
    TABLE.put("BATCH_TO_SPACE_ND", DilationOperators::together);
  }

  private DilationOperators() {}

  /**
   * Cells that a file puts apart.
   *
   * @param block how many cells lie from one to the next
   * @param whole the maps to which nothing is done so far; null where they have been convolved
   * @param added cells around them
   */
  record Apart(Size block, @Nullable Layer whole, Padding added) {}

  /**
   * Does to cells that are apart what a node does to them.
   *
   * @return whether an input of the node is such
   */
  static boolean follow(Call call) throws FormatException {
    LiteNode node = call.node();
    Apart apart = null;
    for (int input : node.inputs()) {
      apart = apart == null ? call.to().apart(input) : apart;
    }
    if (apart == null || node.operator().equals("BATCH_TO_SPACE_ND")) {
      return false;
    }
    boolean convolves =
        node.operator().equals("CONV_2D") || node.operator().equals("DEPTHWISE_CONV_2D");
    if (convolves) {
      convolve(call, apart);
    } else if (apart.whole() == null && ALONE.contains(node.operator()) && isAlone(call)) {
      Operators.of(node).translate(call);
    } else {
      throw node.refuse("it computes with cells that SPACE_TO_BATCH_ND has put apart");
    }
    call.to().putApart(node.output(0), new Apart(apart.block(), null, Padding.NONE));
    return true;
  }

  /** Whether a node joins its cells with numbers that are the same for all. */
  private static boolean isAlone(Call call) throws FormatException {
    for (int i = 1; i < call.node().inputs().size(); i++) {
      int[] extents = call.value(i).shape().toArray();
      boolean channels =
          extents.length < 2 || call.value(i).shape().elements() == extents[extents.length - 1];
      if (!call.isKnown(i) || !channels) {
        return false;
      }
    }
    return true;
  }

  private static void convolve(Call call, Apart apart) throws FormatException {
    boolean depth = call.node().operator().startsWith("DEPTHWISE");
    Layer maps = apart.whole() == null ? call.maps(0) : apart.whole();
    Tensor kernel =
        depth
            ? ConvolutionOperators.kernel(call, 3, 0, 1, 2)
            : ConvolutionOperators.kernel(call, 0, 3, 1, 2);
    boolean plain =
        ConvolutionOperators.padding(call).equals(Padding.NONE)
            && ConvolutionOperators.stride(call, 2, 1).equals(Size.ONE);
    if (!plain) {
      throw call.refuse("it adds cells, or leaves some out, where they are apart");
    }
    int groups = depth ? maps.own().channels() : ConvolutionOperators.groups(call, maps, kernel);
    Conv2d op = new Conv2d(Size.ONE, apart.added(), apart.block(), groups);
    int activation = call.node().way(depth ? 4 : 3);
    Tensor[] weights = ConvolutionOperators.withBias(call, kernel, 2);
    call.result(op, List.of(maps), true, activation, weights);
  }

  private static int[] four(Call call, int index, String what) throws FormatException {
    long[] cells = call.integers(index, what);
    for (long each : cells) {
      if (cells.length != 4 || each < 0 || each > MOST_CELLS) {
        throw call.refuse("its " + what + " is " + java.util.Arrays.toString(cells));
      }
    }
    return java.util.Arrays.stream(cells).mapToInt(each -> (int) each).toArray();
  }

  private static Size block(Call call) throws FormatException {
    long[] block = call.integers(1, "block");
    if (block.length != 2
        || Math.min(block[0], block[1]) < 1
        || Math.max(block[0], block[1]) > 1024) {
      throw call.refuse("its block is " + java.util.Arrays.toString(block));
    }
    return new Size((int) block[0], (int) block[1]);
  }

  private static void apart(Call call) throws FormatException {
    int[] added = four(call, 2, "padding");
    Padding padding = Padding.of(added[0], added[2], added[1], added[3]);
    Layer maps = call.maps(0);
    int rows = maps.own().height() + added[0] + added[1];
    int columns = maps.own().width() + added[2] + added[3];
    Size block = block(call);
    if (rows % block.height() != 0 || columns % block.width() != 0) {
      throw call.refuse(rows + "×" + columns + " cells have no blocks of " + block);
    }
    call.to().putApart(call.node().output(0), new Apart(block, maps, padding));
  }

  private static void together(Call call) throws FormatException {
    Apart apart = call.to().apart(call.node().input(0));
    if (apart == null || apart.whole() != null || !apart.block().equals(block(call))) {
      throw call.refuse("it puts together what SPACE_TO_BATCH_ND has not put apart so");
    }
    int[] cut = four(call, 2, "crop");
    Layer maps = call.maps(0);
    if (java.util.Arrays.stream(cut).allMatch(cells -> cells == 0)) {
      call.define(0, maps);
      return;
    }
    List<Integer> before = List.of(0, 0, -cut[0], -cut[2]);
    List<Integer> after = List.of(0, 0, -cut[1], -cut[3]);
    call.result(new Pad(before, after, Pad.Mode.CONSTANT, 0), maps);
  }
}
