package org.convlens.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Constant;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Gather;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Input;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Slice;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;

/** Numbers moved, chosen or repeated, never changed. */
final class ShapeKernels {
  private ShapeKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(Concat.class, (op, site) -> in -> torch.cat(new TensorVector(in), op.axis()))
        .add(Constant.class, (op, site) -> in -> site.weight(0).alias())
        .add(DepthToSpace.class, ShapeKernels::depthToSpace)
        .add(Expand.class, ShapeKernels::expand)
        .add(Flatten.class, ShapeKernels::flatten)
        .add(Gather.class, ShapeKernels::gather)
        .add(Identity.class, (op, site) -> in -> in[0].alias())
        .add(Input.class, ShapeKernels::input)
        .add(Pad.class, ShapeKernels::pad)
        .add(Reshape.class, ShapeKernels::reshape)
        .add(Slice.class, ShapeKernels::slice)
        .add(SpaceToDepth.class, ShapeKernels::spaceToDepth)
        .add(
            Transpose.class,
            (op, site) -> {
              long[] order = op.order().stream().mapToLong(Integer::longValue).toArray();
              return in -> in[0].permute(order);
            });
  }

  private static Step input(Input op, Site site) {
    return in -> {
      throw new IllegalArgumentException("nothing was given for an input " + op.shape());
    };
  }

  private static Step reshape(Reshape op, Site site) {
    long[] target = Transfer.extents(op.target());
    return in -> in[0].reshape(target);
  }

  private static Step flatten(Flatten op, Site site) {
    Shape input = site.input();
    int axis = op.axis() < 0 ? op.axis() + input.rank() : op.axis();
    if (axis == 0) {
      return in -> in[0].reshape(1, -1);
    }
    long inner = 1;
    for (int i = axis; i < input.rank(); i++) {
      inner *= input.extent(i);
    }
    long columns = inner;
    return in -> in[0].reshape(in[0].numel() / Math.max(1, columns), columns);
  }

  private static Step expand(Expand op, Site site) {
    long[] target = Transfer.extents(site.shape());
    return in -> in[0].expand(target);
  }

  private static Step gather(Gather op, Site site) {
    Shape input = site.input();
    int axis = input.axis(op.axis());
    Tensor given = site.weight(0).to(torch.ScalarType.Long).contiguous();
    Tensor counted =
        torch.where(
            given.lt(new Scalar(0L)), given.add(new Scalar((long) input.extent(axis))), given);
    Tensor indices = counted.flatten();
    long[] shape = Transfer.extents(site.shape());
    return in -> in[0].index_select(axis, indices).reshape(shape);
  }

  private static Step slice(Slice op, Site site) {
    int axis = site.input().axis(op.axis());
    if (op.step() > 0) {
      LongOptional start = new LongOptional(op.start());
      LongOptional end = new LongOptional(op.end());
      return in -> in[0].slice(axis, start, end, op.step());
    }
    List<Integer> taken = new ArrayList<>();
    for (int i = op.start(); i > op.end(); i += op.step()) {
      taken.add(i);
    }
    Tensor indices = indices(taken);
    return in -> in[0].index_select(axis, indices);
  }

  static Tensor indices(List<Integer> values) {
    return torch.tensor(values.stream().mapToLong(Integer::longValue).toArray());
  }

  private static Step pad(Pad op, Site site) {
    int rank = site.input().rank();
    if (op.mode() == Pad.Mode.CONSTANT) {
      long[] around = new long[2 * rank];
      for (int axis = 0; axis < rank; axis++) {
        around[2 * (rank - 1 - axis)] = op.before().get(axis);
        around[2 * (rank - 1 - axis) + 1] = op.after().get(axis);
      }
      Scalar value = new Scalar(op.value());
      return in -> torch.constant_pad_nd(in[0], around, value);
    }
    List<Integer> axes = new ArrayList<>();
    List<Tensor> sources = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      if (op.before().get(axis) != 0 || op.after().get(axis) != 0) {
        axes.add(axis);
        sources.add(indices(sources(op, axis, site.input().extent(axis))));
      }
    }
    return in -> {
      Tensor padded = in[0].alias();
      for (int i = 0; i < axes.size(); i++) {
        padded = padded.index_select(axes.get(i), sources.get(i));
      }
      return padded;
    };
  }

  private static List<Integer> sources(Pad op, int axis, int extent) {
    List<Integer> sources = new ArrayList<>();
    for (int i = -op.before().get(axis); i < extent + op.after().get(axis); i++) {
      sources.add(op.mode().source(i, extent));
    }
    return sources;
  }

  private static Step depthToSpace(DepthToSpace op, Site site) {
    long b = op.block();
    long c = site.shape().channels();
    long h = site.input().height();
    long w = site.input().width();
    return op.columnsFirst()
        ? in ->
            in[0].reshape(-1, b, b, c, h, w).permute(0, 3, 4, 1, 5, 2).reshape(-1, c, h * b, w * b)
        : in ->
            in[0].reshape(-1, c, b, b, h, w).permute(0, 1, 4, 2, 5, 3).reshape(-1, c, h * b, w * b);
  }

  private static Step spaceToDepth(SpaceToDepth op, Site site) {
    long b = op.block();
    long c = site.input().channels();
    long h = site.shape().height();
    long w = site.shape().width();
    return in ->
        in[0].reshape(-1, c, h, b, w, b).permute(0, 3, 5, 1, 2, 4).reshape(-1, c * b * b, h, w);
  }
}
