package org.convlens.format.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Transpose;
import org.jspecify.annotations.Nullable;

/** Entries in another order, by places that do not depend on the picture. */
final class GatherOperators {
  static final Map<String, Operator> TABLE = new HashMap<>();

  private static final int MOST_PLACES = 1 << 20;

  private GatherOperators() {}

  static {
    TABLE.put("index", GatherOperators::index);
    TABLE.put("index_select", GatherOperators::selected);
    TABLE.put("flip", GatherOperators::flipped);
    TABLE.put("roll", GatherOperators::rolled);
    TABLE.put("channel_shuffle", GatherOperators::shuffled);
    TABLE.put("pixel_unshuffle", GatherOperators::unshuffled);
  }

  /** A list of places for each axis; nothing for an axis that stays. */
  private static Object index(Call call) throws FormatException {
    if (!(call.value(1, "indices") instanceof List<?> list)) {
      throw call.refuse("its places are not a list");
    }
    List<Integer> axes = new ArrayList<>();
    List<Tensor> places = new ArrayList<>();
    for (int axis = 0; axis < list.size(); axis++) {
      Tensor tensor = places(call, list.get(axis));
      if (tensor != null) {
        axes.add(axis);
        places.add(tensor);
      }
    }
    if (axes.isEmpty()) {
      return call.value(0, "self");
    }
    if (axes.size() > 1 && !isGrid(places, axes)) {
      throw call.refuse("places for several axes that are no rows and columns: export as ONNX");
    }
    Symbol found = null;
    for (int i = 0; i < axes.size(); i++) {
      LayerId from = found == null ? call.layer(0) : found.layer();
      Tensor own = axes.size() > 1 ? flat(places.get(i)) : places.get(i);
      found = gathered(call, "index", from, axes.get(i), own);
    }
    return found == null ? call.value(0, "self") : found;
  }

  /** Numbers that are known, of a mask the places where it holds; nothing for None. */
  private static @Nullable Tensor places(Call call, Object value) throws FormatException {
    if (value instanceof Symbol symbol && call.graph().dependsOnPicture(call.layer(symbol))) {
      throw call.refuse("its places depend on the numbers in a picture, which is not supported");
    }
    if (!(value instanceof Known) && !(value instanceof Symbol)) {
      return null;
    }
    Tensor tensor =
        value instanceof Known known ? known.tensor() : call.graph().folded(call.layer(value));
    if (tensor == null || tensor.size() > MOST_PLACES) {
      throw call.refuse("its places are not known: export as ONNX");
    }
    if (tensor.type() != ElementType.BOOL) {
      return tensor;
    }
    if (tensor.shape().rank() != 1) {
      throw call.refuse("a mask of several axes is not supported: export as ONNX");
    }
    long[] at =
        java.util.stream.LongStream.range(0, tensor.size())
            .filter(i -> tensor.longAt((int) i) != 0)
            .toArray();
    return Tensor.ofLongs(Shape.of(at.length), at);
  }

  /** Whether places of neighbouring axes are those of rows, columns ... in the same order. */
  private static boolean isGrid(List<Tensor> places, List<Integer> axes) {
    int rank = places.size();
    boolean grid = true;
    for (int i = 0; i < rank; i++) {
      Shape shape = places.get(i).shape();
      int own = shape.rank() - rank + i;
      grid &= own >= 0 && axes.get(i) == axes.get(0) + i && shape.extent(own) == shape.elements();
      grid &= shape.rank() <= rank;
    }
    return grid;
  }

  private static Tensor flat(Tensor tensor) {
    return tensor.reshaped(Shape.of(tensor.size()));
  }

  private static Symbol gathered(Call call, String kind, LayerId from, int axis, Tensor places)
      throws FormatException {
    Shape shape = call.graph().shape(from);
    call.requireWithinPictures(shape, axis);
    int extent = shape.extent(axis);
    long[] at = places.toLongs();
    for (int i = 0; i < at.length; i++) {
      at[i] = at[i] < 0 ? at[i] + extent : at[i];
      if (at[i] < 0 || at[i] >= extent) {
        throw new IllegalArgumentException("entry " + at[i] + " of axis " + axis + " of " + shape);
      }
    }
    Tensor own = Tensor.ofLongs(places.shape(), at);
    return call.emit(kind, new Gather(axis), List.of(from), own);
  }

  private static Object selected(Call call) throws FormatException {
    int axis = call.axis(1, "dim", 0, call.shape(0));
    Tensor places = places(call, call.value(2, "index"));
    if (places == null) {
      throw call.refuse("its places are not known: export as ONNX");
    }
    return gathered(call, "index_select", call.layer(0), axis, flat(places));
  }

  private static Object flipped(Call call) throws FormatException {
    Shape shape = call.shape(0);
    LayerId from = call.layer(0);
    for (int given : call.integers(1, "dims")) {
      int axis = shape.axis(given);
      call.requireWithinPictures(shape, axis);
      long[] at = new long[shape.extent(axis)];
      for (int i = 0; i < at.length; i++) {
        at[i] = at.length - 1L - i;
      }
      Tensor places = Tensor.ofLongs(Shape.of(at.length), at);
      from = gathered(call, "flip", from, axis, places).layer();
    }
    return Symbol.of(from);
  }

  /** The last become the first. */
  private static Object rolled(Call call) throws FormatException {
    int[] shifts = call.integers(1, "shifts");
    int[] axes = call.integers(2, "dims");
    if (shifts.length != axes.length) {
      throw call.refuse("it turns all axes as one");
    }
    Shape shape = call.shape(0);
    LayerId from = call.layer(0);
    for (int i = 0; i < axes.length; i++) {
      int axis = shape.axis(axes[i]);
      call.requireWithinPictures(shape, axis);
      int extent = shape.extent(axis);
      int cut = Math.floorMod(-shifts[i], extent);
      if (cut > 0) {
        LayerId end = call.emit("roll", new Slice(axis, cut, extent, 1), List.of(from)).layer();
        LayerId start = call.emit("roll", new Slice(axis, 0, cut, 1), List.of(from)).layer();
        from = call.emit("roll", new Concat(axis), List.of(end, start)).layer();
      }
    }
    return Symbol.of(from);
  }

  /** Channels of several groups in turn (Zhang et al. 2017). */
  private static Object shuffled(Call call) throws FormatException {
    int groups = call.small(1, "groups", 1);
    Shape shape = maps(call);
    if (groups < 1 || shape.channels() % groups != 0) {
      throw call.refuse(groups + " groups of " + shape.channels() + " channels");
    }
    int each = shape.channels() / groups;
    Shape apart = Shape.of(shape.extent(0), groups, each, shape.height(), shape.width());
    return turned(call, "channel_shuffle", apart, List.of(0, 2, 1, 3, 4), shape);
  }

  /** Blocks of cells become channels, those of a channel side by side. */
  private static Object unshuffled(Call call) throws FormatException {
    int block = call.small(1, "downscale_factor", 1);
    Shape shape = maps(call);
    int n = shape.extent(0);
    if (block < 1 || shape.height() % block != 0 || shape.width() % block != 0) {
      throw new IllegalArgumentException("blocks of " + block + " do not fit " + shape);
    }
    int rows = shape.height() / block;
    int columns = shape.width() / block;
    int channels = shape.channels();
    Shape apart = Shape.of(n, channels, rows, block, columns, block);
    Shape target = Shape.of(n, Math.multiplyExact(channels, block * block), rows, columns);
    return turned(call, "pixel_unshuffle", apart, List.of(0, 1, 3, 5, 2, 4), target);
  }

  private static Shape maps(Call call) throws FormatException {
    Shape shape = call.shape(0);
    if (!shape.isMaps()) {
      throw call.refuse("it is given " + shape + ", not maps");
    }
    return shape;
  }

  private static Symbol turned(
      Call call, String kind, Shape apart, List<Integer> order, Shape target)
      throws FormatException {
    LayerId split = call.emit(kind, new Reshape(apart)).layer();
    LayerId turned = call.emit(kind, new Transpose(order), List.of(split)).layer();
    return call.emit(kind, new Reshape(target), List.of(turned));
  }
}
