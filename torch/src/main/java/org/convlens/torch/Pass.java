package org.convlens.torch;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.jspecify.annotations.Nullable;

/**
 * One forward pass: runs what the wanted layers need and is not given, and lets go of each number
 * after its last use. To be used once, inside a {@link Scope}.
 */
final class Pass {
  private final Program program;
  private final @Nullable Tensor[] values;
  private final boolean[] given;
  private final boolean[] wanted;
  private final boolean[] kept;
  private final boolean[] leaf;
  private final int[] uses;
  private boolean[] replaced;
  private boolean[] needed = new boolean[0];
  private final FusedPass fused;
  private boolean packing = true;
  private long items = 1;

  Pass(Program program) {
    this.program = program;
    this.values = new Tensor[program.size()];
    this.given = new boolean[program.size()];
    this.wanted = new boolean[program.size()];
    this.kept = new boolean[program.size()];
    this.leaf = new boolean[program.size()];
    this.uses = new int[program.size()];
    this.replaced = new boolean[program.size()];
    this.fused = new FusedPass(program, place -> kept[place], this::runs, place -> replaced[place]);
  }

  /** What a node put out, so that it need not run. */
  Pass give(int place, Tensor value) {
    values[place] = value;
    given[place] = true;
    return this;
  }

  /** Runs as far as this node and keeps what it puts out. */
  Pass want(int place) {
    wanted[place] = true;
    kept[place] = true;
    return this;
  }

  /**
   * Records what follows this node, if it runs. Nothing runs packed then: of Winograd's sums equal
   * windows do not give equal numbers, and ties decide where gradients go.
   */
  Pass differentiate(int place) {
    kept[place] = true;
    leaf[place] = true;
    packing = false;
    return this;
  }

  /** Leaves the kernels as they lie: for a pass of which there is only one. */
  Pass unpacked() {
    packing = false;
    return this;
  }

  /**
   * Other pictures than those given come out of some nodes: where such a node takes a given one, it
   * is repeated.
   */
  Pass replaced(boolean[] places, long count) {
    replaced = places;
    items = count;
    return this;
  }

  /**
   * @param executed is told of each node that runs
   * @return by place, what was given or is to be kept, else null
   */
  @Nullable Tensor[] run(Consumer<LayerId> executed) {
    needed = needed();
    if (packing) {
      fused.share();
    }
    for (int i = 0; i < values.length; i++) {
      if (runs(i)) {
        values[i] = compute(i);
        executed.accept(program.node(i).id());
        release(program.inputs(i));
      }
    }
    return values;
  }

  private boolean runs(int place) {
    return needed[place] && !given[place];
  }

  private boolean[] needed() {
    boolean[] needed = wanted.clone();
    for (int i = values.length - 1; i >= 0; i--) {
      if (needed[i] && !given[i]) {
        for (int input : program.inputs(i)) {
          needed[input] = true;
          uses[input]++;
        }
      }
    }
    return needed;
  }

  private Tensor compute(int place) {
    int[] from = program.inputs(place);
    Tensor[] inputs = new Tensor[from.length];
    for (int i = 0; i < from.length; i++) {
      inputs[i] = input(from[i], place);
    }
    try {
      Tensor value = evaluate(place, inputs);
      return leaf[place] && !value.requires_grad() ? Transfer.leaf(value) : value;
    } catch (RuntimeException e) {
      Node node = program.node(place);
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IllegalStateException(node.op().kind() + " '" + node.name() + "': " + reason, e);
    }
  }

  private Tensor evaluate(int place, Tensor[] inputs) {
    Tensor together = fused.run(place, inputs, this::isReadLast);
    if (together != null) {
      return together;
    }
    int[] from = program.inputs(place);
    if (waits(place)) {
      return new Tensor(inputs[0]);
    }
    if (from.length == 1 && program.pooling(from[0]) == place && waits(from[0])) {
      return overwrite(run(place, inputs));
    }
    return mayOverwrite(place, from) ? overwrite(inputs[0]) : run(place, inputs);
  }

  private boolean isReadLast(int place) {
    return uses[place] == 1 && !kept[place] && !given[place];
  }

  /** Whether the max pooling that follows a ReLU computes it as well. */
  private boolean waits(int relu) {
    int pooling = program.pooling(relu);
    return pooling >= 0 && runs(pooling) && !kept[relu] && !given[relu] && !fused.covers(relu);
  }

  private Tensor run(int place, Tensor[] inputs) {
    if (isMerged(place)) {
      return program.merged().step(place).run(inputs);
    }
    boolean done =
        program.inputs(place).length == 1 && isMergedInto(program.inputs(place)[0], place);
    return done ? new Tensor(inputs[0]) : program.step(place).run(inputs);
  }

  /** Whether a convolution computes its batch normalisation as well. */
  private boolean isMerged(int place) {
    int norm = program.merged().norm(place);
    return norm >= 0 && needed[norm] && !given[norm] && !kept[place] && !given[place];
  }

  private boolean isMergedInto(int conv, int norm) {
    return program.merged().norm(conv) == norm && isMerged(conv);
  }

  private Tensor value(int place) {
    return Objects.requireNonNull(values[place], "a node ran before its input");
  }

  private Tensor input(int place, int consumer) {
    Tensor value = value(place);
    boolean repeated =
        replaced[consumer]
            && !replaced[place]
            && items > 1
            && program.shape(place).hasBatch()
            && value.size(0) == 1;
    if (!repeated) {
      return value;
    }
    long[] extents = new long[Math.toIntExact(value.dim())];
    Arrays.fill(extents, -1);
    extents[0] = items;
    return value.expand(extents);
  }

  /** A handle of its own: libtorch gives back the one that it was given. */
  private static Tensor overwrite(Tensor x) {
    return new Tensor(torch.relu_(x));
  }

  /** Whether nobody else needs a ReLU's input, neither now nor on the way back. */
  private boolean mayOverwrite(int place, int[] from) {
    return from.length == 1
        && !given[from[0]]
        && !kept[from[0]]
        && program.mayOverwrite(place, value(from[0]).requires_grad());
  }

  private void release(int[] inputs) {
    for (int input : inputs) {
      if (--uses[input] == 0 && !kept[input] && !given[input]) {
        value(input).close();
        values[input] = null;
      }
    }
  }
}
