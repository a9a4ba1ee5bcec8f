package org.convlens.net;

import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Identity;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.Relu;

/**
 * Operators that make each map out of one map alone, with weights for each map if they have any.
 */
final class Channelwise {
  private Channelwise() {}

  static boolean is(Op op) {
    return op instanceof Relu
        || op instanceof Clip
        || op instanceof Elementwise
        || op instanceof BatchNorm
        || op instanceof Identity
        || op instanceof Dropout
        || op instanceof MaxPool2d
        || op instanceof AveragePool2d
        || op instanceof GlobalPool2d;
  }
}
