package org.convlens.torch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.net.Node;
import org.convlens.net.Precision;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;

/** Convolutions of a program, packed, with what each can compute as well. */
final class FusedSteps implements AutoCloseable {
  /** Below so many numbers, libtorch does not ask oneDNN either. */
  static final long LEAST = 20480;

  private final Program program;
  private final @Nullable Fusion[] longest;
  private final Map<Key, FastConvolution> packed = new ConcurrentHashMap<>();

  FusedSteps(Program program) {
    this.program = program;
    this.longest = new Fusion[program.size()];
    boolean exact =
        program.fixed().map(FixedWeights::precision).filter(Precision.FLOAT32::equals).isPresent();
    for (int i = 0; exact && i < longest.length; i++) {
      longest[i] = suits(i) ? Fusion.longest(program, i) : null;
    }
  }

  private boolean suits(int place) {
    Node node = program.node(place);
    if (!(node.op() instanceof Conv2d conv)) {
      return false;
    }
    Shape input = program.inputShapes(place).get(0);
    Shape kernel = node.weights().get(0).shape();
    return input.isMaps()
        && PackedConvolution.suits(conv, input, new Size(kernel.extent(-2), kernel.extent(-1)));
  }

  /** All that the convolution at a place could compute; null where it does not run packed. */
  @Nullable Fusion longest(int place) {
    return longest[place];
  }

  /** Whether a node is a convolution that can run packed. */
  boolean packs(int place) {
    return longest[place] != null;
  }

  /**
   * Whether numbers are such that a convolution of them may run packed: several pictures, as
   * packing takes longer than it saves on one.
   */
  static boolean suits(Tensor x) {
    return x.dim() == 4
        && x.size(0) > 1
        && x.numel() > LEAST
        && !x.requires_grad()
        && x.scalar_type().intern() == torch.ScalarType.Float;
  }

  /** A convolution alone. */
  FastConvolution packed(int conv, long batch) {
    return packed(new Fusion(conv, Fusion.NONE, Fusion.NONE, Fusion.NONE, Fusion.NONE), batch);
  }

  /** A convolution with its normalisation, if that is part. */
  FastConvolution packed(Fusion fusion, long batch) {
    return packed.computeIfAbsent(
        new Key(fusion.conv(), fusion.norm()), key -> pack(key.conv(), key.norm(), batch));
  }

  private FastConvolution pack(int conv, int norm, long batch) {
    FixedWeights weights = program.fixed().orElseThrow();
    Node node = program.node(conv);
    Shape input = program.inputShapes(conv).get(0);
    return Scope.compute(
        false,
        () ->
            FastConvolution.of(
                (Conv2d) node.op(),
                input,
                norm == Fusion.NONE
                    ? weights.fresh(node)
                    : MergedSteps.weights(weights, node, program.node(norm)),
                batch));
  }

  @Override
  public void close() {
    packed.values().forEach(FastConvolution::close);
    packed.clear();
  }

  private record Key(int conv, int norm) {}
}
