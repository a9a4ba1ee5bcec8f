package org.convlens.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.LocalResponseNorm;

/** Normalisations, and dropout. */
final class NormKernels {
  private NormKernels() {}

  static void addTo(Kernels kernels) {
    kernels
        .add(BatchNorm.class, NormKernels::batch)
        .add(GroupNorm.class, NormKernels::group)
        .add(InstanceNorm.class, NormKernels::instance)
        .add(LayerNorm.class, NormKernels::layer)
        .add(LocalResponseNorm.class, (op, site) -> localResponse(op))
        .add(Dropout.class, NormKernels::dropout);
  }

  private static Step batch(BatchNorm op, Site site) {
    TensorOptional scale = site.optional(0);
    TensorOptional shift = site.optional(1);
    TensorOptional mean = site.optional(2);
    TensorOptional variance = site.optional(3);
    boolean learning = site.learning();
    double share = 1 - op.momentum();
    return in ->
        torch.batch_norm(in[0], scale, shift, mean, variance, learning, share, op.epsilon(), false);
  }

  private static Step group(GroupNorm op, Site site) {
    TensorOptional scale = site.optional(0);
    TensorOptional shift = site.optional(1);
    return in -> torch.group_norm(in[0], op.groups(), scale, shift, op.epsilon(), false);
  }

  private static Step instance(InstanceNorm op, Site site) {
    TensorOptional scale = site.optional(0);
    TensorOptional shift = site.optional(1);
    TensorOptional none = new TensorOptional();
    return in -> torch.instance_norm(in[0], scale, shift, none, none, true, 0, op.epsilon(), false);
  }

  private static Step layer(LayerNorm op, Site site) {
    Shape input = site.input();
    long[] normalised = new long[input.rank() - input.axis(op.axis())];
    for (int i = 0; i < normalised.length; i++) {
      normalised[i] = input.extent(i - normalised.length);
    }
    TensorOptional scale = site.optional(0);
    TensorOptional shift = site.optional(1);
    return in -> torch.layer_norm(in[0], normalised, scale, shift, op.epsilon(), false);
  }

  private static Step localResponse(LocalResponseNorm op) {
    int before = (op.size() - 1) / 2;
    long[] around = {0, 0, 0, 0, before, op.size() - 1 - before};
    Scalar share = new Scalar(op.alpha() / op.size());
    Scalar bias = new Scalar(op.bias());
    Scalar beta = new Scalar(op.beta());
    return in -> {
      Tensor squares = torch.constant_pad_nd(in[0].square(), around);
      long channels = in[0].size(1);
      Tensor sum = squares.narrow(1, 0, channels);
      for (int i = 1; i < op.size(); i++) {
        sum = sum.add(squares.narrow(1, i, channels));
      }
      return in[0].div(sum.mul(share).add(bias).pow(beta));
    };
  }

  private static Step dropout(Dropout op, Site site) {
    return site.learning() ? in -> torch.dropout(in[0], op.rate(), true) : in -> in[0].alias();
  }
}
