package org.convlens.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Node;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Locality;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Reshape;
import org.jspecify.annotations.Nullable;

/** A program's nodes as they run on windows of maps instead of whole maps. */
final class LocalSteps implements AutoCloseable {
  /** How many copies of a picture a pass mostly holds. */
  private static final int PICTURES = 4;

  private final Program program;
  private final Locality[] localities;
  private final Map<Integer, Scope.Held<Sliding>> sliding = new ConcurrentHashMap<>();

  LocalSteps(Program program) {
    this.program = program;
    this.localities = new Locality[program.size()];
    for (int i = 0; i < localities.length; i++) {
      localities[i] = Stencil.locality(program.node(i), program.inputShapes(i));
    }
  }

  Locality locality(int place) {
    return localities[place];
  }

  /** A node whose windows slide. */
  Sliding sliding(int place) {
    return sliding.computeIfAbsent(place, p -> Scope.hold(() -> new Sliding(program, p))).value();
  }

  /** What a pointwise node does to windows. */
  Tensor pointwise(int place, Tensor cells) {
    if (program.node(place).op() instanceof Reshape reshape) {
      long[] extents = Transfer.extents(reshape.target());
      extents[extents.length - 2] = cells.size(-2);
      extents[extents.length - 1] = cells.size(-1);
      return cells.reshape(extents);
    }
    return program.step(place).run(new Tensor[] {cells});
  }

  @Override
  public void close() {
    sliding.values().forEach(Scope.Held::close);
    sliding.clear();
  }

  /** A node whose windows slide over padded maps. */
  static final class Sliding {
    private final Reach reach;
    private final Scalar around;
    private final Step step;
    private final @Nullable Tensor factors;

    private Sliding(Program program, int place) {
      Node node = program.node(place);
      Op op = node.op();
      Shape input = program.inputShapes(place).get(0);
      this.reach = op.reach(input, node.weights());
      Stencil stencil = Stencil.of(op);
      this.around = new Scalar(stencil.around());
      this.step = step(program, place, stencil.op());
      this.factors = op instanceof AveragePool2d ? factors(program, place, input) : null;
    }

    /** Several windows go through a packed convolution, where there is one. */
    private static Step step(Program program, int place, Op bare) {
      Step plain = program.prepare(place, bare);
      if (!program.fused().packs(place)) {
        return plain;
      }
      FastConvolution packed = program.fused().packed(place, PICTURES).unpadded();
      return in -> FusedSteps.suits(in[0]) ? packed.run(in[0], false) : plain.run(in);
    }

    /** What a mean over a whole window is multiplied with where parts of it do not count. */
    private @Nullable Tensor factors(Program program, int place, Shape input) {
      Tensor ones = Transfer.channelsLast(torch.ones(1, 1, input.height(), input.width()));
      Tensor means = program.step(place).run(new Tensor[] {ones});
      Windows all = Windows.all(program.shape(place), 1).seen(reach);
      Tensor factors = means.div(step.run(new Tensor[] {WindowCells.cut(ones, null, all, around)}));
      Tensor kept = Transfer.channelsLast(factors.nan_to_num());
      boolean plain = kept.eq(new Scalar(1f)).all().item_bool();
      return plain ? null : kept;
    }

    Reach reach() {
      return reach;
    }

    /**
     * @param clean the input's maps of the picture itself
     * @param changed the input's windows
     * @param output the windows of the output that are wanted
     */
    Tensor run(Tensor clean, WindowCells changed, Windows output) {
      Tensor cut = WindowCells.cut(clean, changed, output.seen(reach), around);
      Tensor cells = step.run(new Tensor[] {cut});
      if (factors != null) {
        Tensor windows = WindowCells.cut(factors, null, output, around);
        cells = cells.mul(windows.to(cells.scalar_type()));
      }
      cut.close();
      return cells;
    }
  }
}
