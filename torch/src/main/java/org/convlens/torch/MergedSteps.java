package org.convlens.torch;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.Node;
import org.convlens.net.Rectification;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Conv2d;

/**
 * Convolutions that compute the batch normalisation y = a x + c after them as well: (a w) x + (a b
 * + c). For those that nobody else reads, in a pass that does not look at the convolution itself.
 */
final class MergedSteps implements AutoCloseable {
  private final Program program;
  private final int[] norms;
  private final AtomicReferenceArray<Scope.Held<Step>> steps;

  MergedSteps(Program program) {
    this.program = program;
    this.norms = new int[program.size()];
    this.steps = new AtomicReferenceArray<>(program.size());
    Arrays.fill(norms, Fusion.NONE);
    if (program.fixed().isPresent()) {
      for (int i = 0; i < norms.length; i++) {
        norms[i] = complete(i);
      }
    }
  }

  private int complete(int conv) {
    return program.node(conv).op() instanceof Conv2d
        ? program.loneReader(
            conv, node -> node.op() instanceof BatchNorm && node.weights().size() == 4)
        : Fusion.NONE;
  }

  /** The batch normalisation that a convolution can compute as well, by place; else negative. */
  int norm(int conv) {
    return norms[conv];
  }

  /** A convolution with its batch normalisation. */
  Step step(int conv) {
    Scope.Held<Step> step = steps.get(conv);
    return step != null ? step.value() : prepare(conv);
  }

  private synchronized Step prepare(int conv) {
    Scope.Held<Step> step = steps.get(conv);
    if (step == null) {
      step = Scope.hold(() -> Kernels.prepare(program.node(conv).op(), site(conv)));
      steps.set(conv, step);
    }
    return step.value();
  }

  private Site site(int place) {
    FixedWeights weights = program.fixed().orElseThrow();
    List<Tensor> merged = weights(weights, program.node(place), program.node(norms[place]));
    return new Site(
        program.inputShapes(place),
        program.shape(place),
        List.of(Transfer.channelsLast(merged.get(0)), merged.get(1)),
        Rectification.PLAIN,
        false);
  }

  /** The kernel and the bias of a convolution that computes its normalisation as well. */
  static List<Tensor> weights(FixedWeights weights, Node conv, Node norm) {
    List<Tensor> own = weights.fresh(conv);
    List<Tensor> statistics = weights.fresh(norm).stream().map(MergedSteps::exact).toList();
    Scalar epsilon = new Scalar(((BatchNorm) norm.op()).epsilon());
    Tensor factor = statistics.get(0).div(statistics.get(3).add(epsilon).sqrt());
    Tensor mean = statistics.get(2);
    Tensor centre = own.size() > 1 ? exact(own.get(1)).sub(mean) : mean.neg();
    torch.ScalarType type = own.get(0).scalar_type();
    Tensor kernel = own.get(0).mul(factor.to(type).view(-1, 1, 1, 1));
    Tensor bias = statistics.get(1).add(factor.mul(centre)).to(type);
    return List.of(kernel, bias);
  }

  private static Tensor exact(Tensor weight) {
    return weight.to(torch.ScalarType.Double);
  }

  @Override
  public void close() {
    for (int i = 0; i < steps.length(); i++) {
      Scope.Held<Step> step = steps.getAndSet(i, null);
      if (step != null) {
        step.close();
      }
    }
  }
}
