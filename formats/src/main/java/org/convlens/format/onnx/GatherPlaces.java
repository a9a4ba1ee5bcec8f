package org.convlens.format.onnx;

import java.util.ArrayList;
import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.LayerId;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Reshape;

/** GatherND: entries of the first axes by constant places, as PyTorch's indices are exported. */
final class GatherPlaces {
  private static final int MOST = 1 << 22;

  private GatherPlaces() {}

  /** The first axes become one, along which the places are counted. */
  static void gather(OnnxNode node, Translation to) {
    LayerId input = to.layer(node, 0);
    if (to.value(node, 1) instanceof Value.Layer) {
      throw node.refuse("its places are computed from the picture, which is not followed");
    }
    Tensor places = to.known(node, 1, "places");
    Shape shape = to.shape(input);
    int rank = places.shape().rank();
    int axes = rank == 0 ? 0 : places.shape().extent(rank - 1);
    if (node.integer("batch_dims", 0) != 0 || axes < 1 || axes > shape.rank()) {
      throw node.refuse("its places are " + places.shape() + " of " + shape);
    }
    to.requireWithinPictures(node, input, 0);
    if (places.size() > MOST) {
      throw node.refuse("it takes " + places.size() + " places, too many");
    }
    List<Integer> joined = new ArrayList<>(shape.toList().subList(axes, shape.rank()));
    int count = 1;
    for (int axis = 0; axis < axes; axis++) {
      count = Math.multiplyExact(count, shape.extent(axis));
    }
    joined.add(0, count);
    long[] given = places.toLongs();
    long[] flat = new long[given.length / axes];
    for (int i = 0; i < given.length; i++) {
      int extent = shape.extent(i % axes);
      long at = given[i] < 0 ? given[i] + extent : given[i];
      if (at < 0 || at >= extent) {
        throw node.refuse("it takes entry " + given[i] + " of an axis of " + extent);
      }
      flat[i / axes] = flat[i / axes] * extent + at;
    }
    List<Integer> own = places.shape().toList().subList(0, rank - 1);
    LayerId lines = to.emitPart(node, "lines", new Reshape(Shape.of(joined)), List.of(input));
    to.emit(node, new Gather(0), List.of(lines), Tensor.ofLongs(Shape.of(own), flat));
  }
}
