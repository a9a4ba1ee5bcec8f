package org.convlens.torch;

import java.util.HashMap;
import java.util.Map;
import org.convlens.net.op.Op;

/** One kernel per operator, by family. */
final class Kernels {
  private static final Kernels ALL = new Kernels();

  static {
    ConvolutionKernels.addTo(ALL);
    PoolingKernels.addTo(ALL);
    ActivationKernels.addTo(ALL);
    ArithmeticKernels.addTo(ALL);
    NormKernels.addTo(ALL);
    ShapeKernels.addTo(ALL);
    ResizeKernel.addTo(ALL);
  }

  private final Map<Class<? extends Op>, Kernel<?>> byType = new HashMap<>();

  private Kernels() {}

  <O extends Op> Kernels add(Class<O> type, Kernel<O> kernel) {
    byType.put(type, kernel);
    return this;
  }

  static boolean supports(Class<?> type) {
    return ALL.byType.containsKey(type);
  }

  /** An operator's step where it is used. */
  static <O extends Op> Step prepare(O op, Site site) {
    @SuppressWarnings("unchecked") // add() ties a type to its kernel
    Kernel<O> kernel = (Kernel<O>) ALL.byType.get(op.getClass());
    if (kernel == null) {
      throw new IllegalStateException("no kernel for " + op.kind());
    }
    return kernel.prepare(op, site);
  }
}
