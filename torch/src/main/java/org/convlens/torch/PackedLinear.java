package org.convlens.torch;

import java.util.Optional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A dense layer as oneDNN computes it, which reads large weights from where they lie. Float32, and
 * only for several pictures whose numbers are not recorded for gradients.
 */
record PackedLinear(PackedOperators operators, IValue matrix, IValue bias) {
  /**
   * Below so many weights there is little to read: less than what oneDNN takes to get ready once.
   */
  private static final long LEAST = 1 << 22;

  /**
   * @param site whose first weight is out × in; what is returned lives as long as its weights
   * @return empty, where libtorch's own product is to be taken
   */
  static Optional<PackedLinear> of(Site site) {
    Tensor matrix = site.weight(0);
    boolean suits =
        matrix.numel() >= LEAST
            && matrix.scalar_type().intern() == torch.ScalarType.Float
            && matrix.is_contiguous()
            && !matrix.requires_grad()
            && !site.learning();
    IValue bias = site.has(1) ? new IValue(site.weight(1)) : new IValue();
    return suits
        ? PackedOperators.found().map(found -> new PackedLinear(found, new IValue(matrix), bias))
        : Optional.empty();
  }

  /**
   * @param plain for what does not suit
   */
  Step or(Step plain) {
    return in -> suits(in[0]) ? operators.multiply(in[0].contiguous(), this) : plain.run(in);
  }

  private static boolean suits(Tensor x) {
    return x.dim() == 2 && x.size(0) > 1 && !x.requires_grad();
  }
}
