package org.convlens.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Backward;
import org.convlens.net.Excerpt;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.MergedNorms;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Patched;
import org.convlens.net.Precision;
import org.convlens.net.Rectification;
import org.convlens.net.Relevance;
import org.convlens.net.Rescale;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/** A model that libtorch runs. Its weights are converted when they are first needed. */
public final class TorchNetwork implements Network {
  private final Model model;
  private final FixedWeights weights;
  private final Backward rule;
  private final Program program;
  private final boolean owner;
  private final ReadWriteLock life;
  private volatile Consumer<LayerId> executed = id -> {};
  private volatile boolean closed;

  TorchNetwork(Model model, Precision precision) {
    this(model, new FixedWeights(precision), Backward.PLAIN, true, new ReentrantReadWriteLock());
  }

  private TorchNetwork(
      Model model, FixedWeights weights, Backward rule, boolean owner, ReadWriteLock life) {
    this.model = model;
    this.weights = weights;
    this.rule = rule;
    this.program = new Program(model.graph(), weights, rule);
    this.owner = owner;
    this.life = life;
  }

  @Override
  public Model model() {
    return model;
  }

  /** To be closed before this network, whose weights it uses. */
  @Override
  public TorchNetwork with(Backward rule) {
    Graph merged = rule instanceof Relevance ? MergedNorms.of(model.graph()) : model.graph();
    return merged.equals(model.graph())
        ? new TorchNetwork(model, weights, rule, false, life)
        : new TorchNetwork(
            model.withGraph(merged), new FixedWeights(precision()), rule, true, life);
  }

  @Override
  public Optional<Network> only(Excerpt excerpt) {
    Model part = model.withGraph(excerpt.graph());
    return Optional.of(new TorchNetwork(part, weights, rule, false, life));
  }

  @Override
  public Trace trace(List<Volume> batch, Set<LayerId> watch, Set<LayerId> differentiable) {
    if (batch == null || batch.isEmpty() || batch.stream().anyMatch(Objects::isNull)) {
      throw new UsageException(
          "a batch without pictures: give at least one, and none that is null");
    }
    int input = program.place(program.graph().input());
    requireVolumes(input, batch);
    Shape shape = program.shape(input);
    if (!shape.hasBatch() && batch.size() > 1) {
      throw new UsageException(
          batch.size() + " pictures: this network takes exactly one at a time");
    }
    if (rule instanceof Rescale && batch.size() % 2 != 0) {
      throw new UsageException(
          batch.size() + " pictures: DeepLIFT needs a baseline for each picture in the batch");
    }
    if (precision() == Precision.BFLOAT16 && !differentiable.isEmpty()) {
      throw new UsageException(
          "precision bf16 has no gradients: take a method that only reads scores (score-cam,"
              + " ablation-cam, rise, occlusion), or float32");
    }
    return trace(
        () -> Transfer.toNative(batch, shape, precision()), batch.size(), watch, differentiable);
  }

  private Trace trace(
      Supplier<Tensor> made, int items, Set<LayerId> watch, Set<LayerId> differentiable) {
    LayerId input = program.graph().input();
    Pass pass = new Pass(program);
    watch.forEach(layer -> pass.want(program.place(layer)));
    differentiable.forEach(layer -> pass.differentiate(program.place(layer)));
    return alive(
        () ->
            Scope.compute(
                !differentiable.isEmpty(),
                () -> {
                  Tensor pictures = made.get();
                  pass.give(
                      program.place(input),
                      differentiable.contains(input) ? Transfer.leaf(pictures) : pictures);
                  return new TorchTrace(this, pass.run(executed), items, watch, differentiable);
                }));
  }

  /** The copies are made inside libtorch, and only the masks are handed over. */
  @Override
  public Trace masked(Volume picture, List<Volume> masks, Set<LayerId> watch) {
    int input = program.place(program.graph().input());
    requireVolumes(input, List.of(picture));
    Shape shape = program.shape(input);
    boolean multiplies = shape.hasBatch() && shape.isMaps() && !(rule instanceof Rescale);
    if (!multiplies || !masks.stream().allMatch(mask -> Warp.isMask(mask, picture))) {
      return Network.super.masked(picture, masks, watch);
    }
    Supplier<Tensor> copies = () -> Transfer.masked(picture, masks, shape, precision());
    return trace(copies, masks.size(), watch, Set.of());
  }

  @Override
  public Trace between(
      Volume from,
      Volume to,
      List<Double> shares,
      Set<LayerId> watch,
      Set<LayerId> differentiable) {
    int input = program.place(program.graph().input());
    Shape shape = program.shape(input);
    if (precision() != Precision.FLOAT64 || !shape.hasBatch() || rule instanceof Rescale) {
      return Network.super.between(from, to, shares, watch, differentiable);
    }
    requireVolumes(input, List.of(from, to));
    Supplier<Tensor> points = () -> Transfer.between(from, to, shares, shape, precision());
    return trace(points, shares.size(), watch, differentiable);
  }

  @Override
  public void sideBySide(int count, IntConsumer piece) {
    Optional<Lanes> lanes = count > 1 ? Lanes.free() : Optional.empty();
    lanes.ifPresentOrElse(
        some -> some.each(count, piece), () -> Network.super.sideBySide(count, piece));
  }

  @Override
  public Patched patched(Volume picture, Set<LayerId> watch) {
    int input = program.place(program.graph().input());
    requireVolumes(input, List.of(picture));
    return program.shape(input).hasBatch() && rule instanceof Rectification
        ? patched(picture, watch, TorchPatched.WORTHWHILE)
        : Network.super.patched(picture, watch);
  }

  /**
   * As {@link #patched(Volume, Set)}.
   *
   * @param worthwhile the largest share of a whole pass's multiplications for which only the
   *     windows run that a patch reaches; with 1 they always do
   */
  public Patched patched(Volume picture, Set<LayerId> watch, double worthwhile) {
    Patched whole = Network.super.patched(picture, watch);
    return new TorchPatched(this, picture, watch, whole, worthwhile);
  }

  /** What layers say to pictures, by place, maps channels-last; to be closed. */
  @Nullable Tensor[] forward(List<Volume> batch, List<Integer> places) {
    int input = program.place(program.graph().input());
    Pass pass = new Pass(program).unpacked();
    places.forEach(pass::want);
    return alive(
        () ->
            Scope.compute(
                false,
                () -> {
                  pass.give(input, Transfer.toNative(batch, program.shape(input), precision()));
                  @Nullable Tensor[] values = pass.run(executed);
                  @Nullable Tensor[] said = new Tensor[values.length];
                  for (int place : places) {
                    Tensor value = Objects.requireNonNull(values[place]);
                    said[place] = Scope.keep(Transfer.channelsLast(value));
                  }
                  return said;
                }));
  }

  /**
   * Evaluates the graph on numbers as they are, without regard to what is a batch: any shapes, any
   * ranks, several inputs.
   *
   * @param inputs one tensor for each {@link org.convlens.net.op.Input}
   * @return what the graph puts out, by {@link org.convlens.net.Graph#outputs()}, as float32
   */
  public Map<LayerId, org.convlens.array.Tensor> run(
      Map<LayerId, org.convlens.array.Tensor> inputs) {
    return alive(
        () ->
            Scope.compute(
                false,
                () -> {
                  Pass pass = new Pass(program);
                  inputs.forEach(
                      (id, tensor) ->
                          pass.give(program.place(id), Transfer.toNative(tensor, precision())));
                  List<LayerId> outputs = program.graph().outputs();
                  outputs.forEach(id -> pass.want(program.place(id)));
                  @Nullable Tensor[] values = pass.run(executed);
                  Map<LayerId, org.convlens.array.Tensor> results = new LinkedHashMap<>();
                  for (LayerId id : outputs) {
                    Tensor value = Objects.requireNonNull(values[program.place(id)]);
                    results.put(id, Transfer.toTensor(value));
                  }
                  return results;
                }));
  }

  Program program() {
    return program;
  }

  Precision precision() {
    return weights.precision();
  }

  Consumer<LayerId> executed() {
    return executed;
  }

  /** From now on, is told of each node that runs. */
  void onExecuted(Consumer<LayerId> listener) {
    executed = listener;
  }

  /** Computes while nobody may close the network. */
  <T> T alive(Supplier<T> body) {
    Lock lock = life.readLock();
    lock.lock();
    try {
      if (closed || weights.closed()) {
        throw new IllegalStateException(
            "the network '" + model.name() + "' is closed: open it again, and close it last");
      }
      Libtorch.enter();
      return body.get();
    } finally {
      lock.unlock();
    }
  }

  /** Whether volumes have the shape of what a node puts out. */
  void requireVolumes(int place, List<Volume> volumes) {
    int[] extents = Transfer.extentsOfVolume(program.shape(place));
    for (Volume volume : volumes) {
      if (volume.channels() != extents[0]
          || volume.height() != extents[1]
          || volume.width() != extents[2]) {
        throw new UsageException(
            String.format(
                "layer '%s' is %d × %d × %d: it does not take %s",
                program.node(place).name(), extents[0], extents[1], extents[2], volume));
      }
    }
  }

  @Override
  public void close() {
    Lock lock = life.writeLock();
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        program.close();
        if (owner) {
          weights.close();
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
