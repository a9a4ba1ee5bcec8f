package org.convlens.torch;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Which nodes of one pass are computed together with the convolution before them, and how. */
final class FusedPass {
  private final Program program;
  private final IntPredicate seen;
  private final IntPredicate runs;
  private final IntPredicate replaced;
  private final @Nullable Fusion[] fusions;

  /**
   * @param seen whether somebody wants a node's numbers afterwards
   * @param runs whether a node runs
   * @param replaced whether a node runs on other pictures than those given
   */
  FusedPass(Program program, IntPredicate seen, IntPredicate runs, IntPredicate replaced) {
    this.program = program;
    this.seen = seen;
    this.runs = runs;
    this.replaced = replaced;
    this.fusions = new Fusion[program.size()];
  }

  /** Shares the nodes among the convolutions; the first that can compute a sum does. */
  void share() {
    for (int i = 0; i < fusions.length; i++) {
      Fusion longest = program.fused().longest(i);
      if (longest != null && runs.test(i)) {
        Fusion fusion = longest.within(seen, place -> joins(longest.conv(), place));
        IntStream.of(fusion.places()).forEach(place -> fusions[place] = fusion);
      }
    }
  }

  private boolean joins(int conv, int place) {
    return runs.test(place)
        && fusions[place] == null
        && replaced.test(conv) == replaced.test(place);
  }

  /** Whether a node is computed together with others, as far as is known. */
  boolean covers(int place) {
    return fusions[place] != null;
  }

  /**
   * What a node puts out or, before its convolution has run, hands on; null if the node runs alone.
   *
   * @param last whether a node's numbers are read for the last time
   */
  @Nullable Tensor run(int place, Tensor[] inputs, IntPredicate last) {
    Fusion fusion = fusions[place];
    if (fusion == null) {
      return null;
    }
    if (place == fusion.conv() && !FusedSteps.suits(inputs[0])) {
      IntStream.of(fusion.places()).forEach(part -> fusions[part] = null);
      return null;
    }
    return place == fusion.runsAt() ? run(fusion, inputs, last) : new Tensor(inputs[0]);
  }

  private Tensor run(Fusion fusion, Tensor[] inputs, IntPredicate last) {
    boolean adds = fusion.sum() != Fusion.NONE;
    try (Tensor x = Transfer.channelsLast(inputs[adds ? 1 - fusion.other() : 0])) {
      FastConvolution conv = program.fused().packed(fusion, x.size(0));
      if (!adds) {
        return conv.run(x, fusion.rectified());
      }
      Tensor others = inputs[fusion.other()];
      boolean spare = last.test(program.inputs(fusion.sum())[fusion.other()]);
      if (spare && isOnlyView(others) && others.size(0) == x.size(0)) {
        return conv.addTo(others, x, fusion.rectified());
      }
      return rectified(fusion, sum(fusion, conv.run(x, false), others));
    }
  }

  /** Whether maps can be written over: no other tensor has its numbers in the same memory. */
  private static boolean isOnlyView(Tensor maps) {
    return maps.use_count() == 1
        && maps.storage().use_count() == 1
        && !maps.requires_grad()
        && maps.is_contiguous(torch.MemoryFormat.ChannelsLast);
  }

  private Tensor sum(Fusion fusion, Tensor own, Tensor others) {
    try (own) {
      return program.step(fusion.sum()).run(new Tensor[] {own, others});
    }
  }

  private Tensor rectified(Fusion fusion, Tensor sum) {
    if (!fusion.rectified()) {
      return sum;
    }
    try (sum) {
      return program.step(fusion.relu()).run(new Tensor[] {sum});
    }
  }
}
