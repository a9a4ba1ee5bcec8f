package org.convlens.torch;

import org.convlens.net.op.Op;

/** How libtorch computes one operator. */
@FunctionalInterface
interface Kernel<O extends Op> {
  /** Resolves all that does not depend on the pictures. */
  Step prepare(O op, Site site);
}
