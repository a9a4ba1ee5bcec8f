package org.convlens.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Batches;
import org.convlens.net.LayerId;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Trace;
import org.convlens.net.op.Locality;
import org.convlens.task.Progress;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * A picture, what the layers said to it where a patch will need that, and nodes for windows. Where
 * patches reach almost everything, whole passes take their place.
 */
final class TorchPatched implements Patched {
  /**
   * The share of a whole pass's multiplications from which on windows take longer than that pass:
   * they are cut out and pasted at every layer.
   */
  static final double WORTHWHILE = 0.64;

  /** So many copies share what follows the waist, if it takes no more than so many bytes. */
  private static final long TOGETHER = 128;

  private static final long WAIST = 16L << 20;

  /** Multiplications of one pass over windows, if their memory suffices. */
  private static final double WORK = 1e10;

  private final TorchNetwork network;
  private final Program program;
  private final Volume picture;
  private final Set<LayerId> watch;
  private final int input;
  private final boolean[] needed;
  private final boolean[] kept;
  private final int waist;
  private final LocalSteps steps;
  private final Patched whole;
  private final double worthwhile;
  private @Nullable Tensor @Nullable [] clean;
  private boolean closed;

  /**
   * @param whole the same by whole passes
   * @param worthwhile the largest share of a whole pass's multiplications for which windows run
   */
  TorchPatched(
      TorchNetwork network, Volume picture, Set<LayerId> watch, Patched whole, double worthwhile) {
    this.network = network;
    this.whole = whole;
    this.worthwhile = worthwhile;
    this.program = network.program();
    this.picture = picture;
    this.watch = Set.copyOf(watch);
    this.input = program.place(program.graph().input());
    this.kept = places(watch);
    this.needed = places(program.graph().ancestors(watch));
    boolean[] reached = places(program.graph().descendants(Set.of(program.graph().input())));
    for (int i = 0; i < needed.length; i++) {
      needed[i] &= reached[i];
    }
    this.steps = new LocalSteps(program);
    this.waist = Waist.of(program, needed, kept);
    if (waist != Fusion.NONE) {
      Arrays.fill(kept, false);
      kept[waist] = true;
      Arrays.fill(needed, waist + 1, needed.length, false);
    }
  }

  private boolean[] places(Iterable<LayerId> layers) {
    boolean[] places = new boolean[program.size()];
    layers.forEach(layer -> places[program.place(layer)] = true);
    return places;
  }

  /** Layers of which the picture's own numbers will be needed. */
  private List<Integer> remembered() {
    boolean[] remembered = places(watch);
    if (waist != Fusion.NONE) {
      remembered[waist] = true;
    }
    for (int i = 0; i < needed.length; i++) {
      if (needed[i] && steps.locality(i) != Locality.POINTWISE) {
        for (int from : program.inputs(i)) {
          remembered[from] = true;
        }
      }
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < remembered.length; i++) {
      if (remembered[i]) {
        places.add(i);
      }
    }
    return places;
  }

  @Override
  public int capacity(int height, int width) {
    Footprint windows = footprint(height, width);
    return isWorthwhile(windows) ? capacity(windows) : whole.capacity(height, width);
  }

  /** More than windows are made of at once: what follows the waist runs on all of them together. */
  private int capacity(Footprint windows) {
    if (waist == Fusion.NONE) {
      return windows.capacity();
    }
    long fitting = WAIST / (Float.BYTES * program.shape(waist).elements());
    return (int) Math.max(windows.capacity(), Math.min(TOGETHER, fitting));
  }

  private Footprint footprint(int height, int width) {
    return new Footprint(program, steps, needed, height, width);
  }

  private boolean isWorthwhile(Footprint windows) {
    return windows.share() <= worthwhile;
  }

  private @Nullable Tensor[] clean() {
    if (clean == null) {
      clean = network.forward(List.of(picture), remembered());
    }
    return clean;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the patched picture is closed");
    }
  }

  @Override
  public Trace whole() {
    requireOpen();
    @Nullable Tensor[] said = clean();
    return compute(
        () -> {
          @Nullable Tensor[] watched = new Tensor[said.length];
          for (LayerId layer : watch) {
            int place = program.place(layer);
            watched[place] = Objects.requireNonNull(said[place]).alias();
          }
          return new TorchTrace(network, watched, 1, watch, Set.of());
        });
  }

  @Override
  public Trace trace(List<Patch> patches, Progress progress) {
    requireOpen();
    if (patches.isEmpty()) {
      throw new UsageException("no patches: give at least one");
    }
    patches.forEach(patch -> patch.requireOn(picture));
    int height = patches.stream().mapToInt(Patch::height).max().orElseThrow();
    int width = patches.stream().mapToInt(Patch::width).max().orElseThrow();
    Footprint windows = footprint(height, width);
    if (!isWorthwhile(windows)) {
      return whole.trace(patches, progress);
    }
    @Nullable Tensor[] said = clean();
    if (waist != Fusion.NONE) {
      return throughWaist(said, patches, together(windows), progress);
    }
    Trace trace =
        compute(
            () -> new TorchTrace(network, local(said, patches), patches.size(), watch, Set.of()));
    progress.advance(patches.size(), "");
    return trace;
  }

  private <T> T compute(Supplier<T> body) {
    return network.alive(() -> Scope.compute(false, body));
  }

  /** What is kept, by place, of copies of the picture. */
  private @Nullable Tensor[] local(@Nullable Tensor[] said, List<Patch> patches) {
    return new PatchedPass(steps, program, said, needed, kept, patches.size())
        .run(input, tile(patches), network.executed());
  }

  /**
   * How many copies two passes hold. The fewer windows a pass has, the smaller they are, as its
   * largest decides how far all of them reach; but each size is made ready anew, which only much
   * work is worth.
   */
  private static int together(Footprint windows) {
    double least = Math.ceil(WORK / Math.max(1, windows.macs()));
    return 2 * (int) Math.max(1, Math.min(least, windows.capacity()));
  }

  /** Windows in passes side by side as far as the waist, then one pass over all copies. */
  private Trace throughWaist(
      @Nullable Tensor[] said, List<Patch> patches, int size, Progress progress) {
    List<Tensor> parts = new ArrayList<>();
    try {
      int taken =
          Batches.each(
              network,
              patches.size(),
              size,
              progress,
              (from, to) -> atWaist(said, patches.subList(from, to)),
              (from, part) -> parts.add(part));
      if (taken == 0) {
        parts.add(atWaist(said, patches.subList(0, 1)));
      }
      int items = Math.max(1, taken);
      return compute(() -> new TorchTrace(network, rest(parts), items, watch, Set.of()));
    } finally {
      parts.forEach(Tensor::close);
    }
  }

  private Tensor atWaist(@Nullable Tensor[] said, List<Patch> patches) {
    return compute(() -> Scope.keep(Objects.requireNonNull(local(said, patches)[waist])));
  }

  /** What follows the waist, by place, of all copies. */
  private @Nullable Tensor[] rest(List<Tensor> parts) {
    Pass rest = new Pass(program);
    rest.give(waist, torch.cat(new TensorVector(parts.toArray(Tensor[]::new))));
    watch.forEach(layer -> rest.want(program.place(layer)));
    return rest.run(network.executed());
  }

  /** What the copies hold in their windows. */
  private WindowCells tile(List<Patch> patches) {
    Windows at = Windows.of(patches, program.shape(input));
    List<Volume> cells = new ArrayList<>();
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      int top = at.rows().start(i);
      int left = at.columns().start(i);
      cells.add(
          new Patch(patch.top() - top, patch.left() - left, patch.values())
              .on(
                  Volume.generate(
                      picture.channels(),
                      at.height(),
                      at.width(),
                      (c, y, x) -> picture.at(c, top + y, left + x))));
    }
    Shape shape = Shape.maps(picture.channels(), at.height(), at.width());
    return new WindowCells(Transfer.toNative(cells, shape, network.precision()), at);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      steps.close();
      if (clean != null) {
        for (Tensor value : clean) {
          if (value != null) {
            value.close();
          }
        }
      }
    }
  }
}
