package org.convlens.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.task.UsageException;
import org.jspecify.annotations.Nullable;

/** What pictures left in libtorch's memory: the numbers of some layers, and the record. */
final class TorchTrace implements Trace {
  private final TorchNetwork network;
  private final Program program;
  private final @Nullable Tensor[] values;
  private final int items;
  private final Set<LayerId> watched;
  private final Set<LayerId> differentiable;
  private final Map<LayerId, Map<Integer, Volume>> read = new HashMap<>();
  private boolean closed;

  /**
   * @param values by place; those that are not null are kept
   */
  TorchTrace(
      TorchNetwork network,
      @Nullable Tensor[] values,
      int items,
      Set<LayerId> watched,
      Set<LayerId> differentiable) {
    this.network = network;
    this.program = network.program();
    this.values = values;
    this.items = items;
    this.watched = Set.copyOf(watched);
    this.differentiable = Set.copyOf(differentiable);
    for (Tensor value : values) {
      if (value != null) {
        Scope.keep(value);
      }
    }
  }

  @Override
  public int items() {
    return items;
  }

  @Override
  public Volume at(int item, LayerId layer) {
    Objects.checkIndex(item, items);
    Tensor value = watched(layer);
    return read.computeIfAbsent(layer, k -> new HashMap<>())
        .computeIfAbsent(
            item, k -> Scope.compute(false, () -> volume(value, item, program.place(layer))));
  }

  @Override
  public float[] peaks(int item, LayerId layer) {
    Objects.checkIndex(item, items);
    Tensor value = watched(layer);
    Shape shape = program.shape(program.place(layer));
    if (!shape.hasBatch() || !shape.isMaps()) {
      return Trace.super.peaks(item, layer);
    }
    return Scope.compute(
        false,
        () -> {
          Tensor maps = value.select(0, value.size(0) == 1 ? 0 : item).detach();
          return Transfer.toFloats(
              maps.amax(new long[] {1, 2}, false).to(torch.ScalarType.Float).contiguous());
        });
  }

  /** A layer that does not follow a replaced one is the same for all items. */
  private Volume volume(Tensor value, int item, int place) {
    Shape shape = program.shape(place);
    boolean shared = shape.hasBatch() && value.size(0) == 1;
    return Transfer.toVolume(value, shared ? 0 : item, shape);
  }

  private Tensor watched(LayerId layer) {
    Tensor value = open()[program.place(layer)];
    if (value == null || !watched.contains(layer)) {
      throw new UsageException(
          "layer '" + layer + "' was not watched: name it when the pictures are traced");
    }
    return value;
  }

  private @Nullable Tensor[] open() {
    if (closed) {
      throw new IllegalStateException("the trace is closed");
    }
    return values;
  }

  @Override
  public Map<LayerId, List<Volume>> pull(Map<LayerId, List<Volume>> seeds, Set<LayerId> wrt) {
    for (LayerId layer : wrt) {
      if (!differentiable.contains(layer)) {
        throw new UsageException(
            "no gradients with respect to '"
                + layer
                + "': declare it differentiable when the pictures are traced");
      }
    }
    return Scope.compute(false, () -> gradients(seeds, List.copyOf(wrt)));
  }

  private Map<LayerId, List<Volume>> gradients(
      Map<LayerId, List<Volume>> seeds, List<LayerId> wrt) {
    TensorVector outputs = new TensorVector();
    TensorVector weights = new TensorVector();
    seeds.forEach(
        (layer, volumes) -> {
          int place = program.place(layer);
          network.requireVolumes(place, volumes);
          if (volumes.size() != items) {
            throw new UsageException(
                volumes.size() + " seeds at '" + layer + "' for " + items + " pictures");
          }
          Tensor value = watched(layer);
          if (value.requires_grad()) {
            outputs.push_back(value);
            weights.push_back(
                Transfer.toNative(volumes, program.shape(place), network.precision()));
          }
        });
    List<LayerId> reached =
        wrt.stream().filter(layer -> open()[program.place(layer)] != null).toList();
    TensorVector inputs = new TensorVector();
    reached.forEach(
        layer -> inputs.push_back(Objects.requireNonNull(values[program.place(layer)])));
    Map<LayerId, List<Volume>> pulled = new LinkedHashMap<>();
    if (!outputs.empty() && !reached.isEmpty()) {
      TensorVector found =
          torch.grad(outputs, inputs, weights, new BoolOptional(true), false, true);
      for (int i = 0; i < reached.size(); i++) {
        Tensor gradient = found.get(i);
        if (gradient.defined()) {
          pulled.put(reached.get(i), volumes(gradient, reached.get(i)));
        }
      }
    }
    wrt.forEach(layer -> pulled.computeIfAbsent(layer, this::zeros));
    return pulled;
  }

  private List<Volume> volumes(Tensor tensor, LayerId layer) {
    List<Volume> volumes = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      volumes.add(volume(tensor, item, program.place(layer)));
    }
    return volumes;
  }

  private List<Volume> zeros(LayerId layer) {
    int[] extents = Transfer.extentsOfVolume(program.shape(program.place(layer)));
    Volume zeros = Volume.zeros(extents[0], extents[1], extents[2]);
    List<Volume> all = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      all.add(zeros);
    }
    return all;
  }

  @Override
  public TorchTrace resume(LayerId layer, List<Volume> replacement) {
    watched(layer);
    int place = program.place(layer);
    network.requireVolumes(place, replacement);
    if (replacement.isEmpty() || (items != 1 && replacement.size() != items)) {
      throw new UsageException(
          replacement.size()
              + " replacements at '"
              + layer
              + "' for "
              + items
              + " pictures: give one for each picture");
    }
    return resumed(
        layer,
        replacement.size(),
        () -> Transfer.toNative(replacement, program.shape(place), network.precision()));
  }

  @Override
  public Trace without(LayerId layer, int first, int count) {
    Tensor maps = watched(layer);
    if (maps.dim() != 4 || maps.size(0) != 1 || items != 1) {
      return Trace.super.without(layer, first, count);
    }
    Objects.checkFromIndexSize(first, count, (int) maps.size(1));
    return resumed(layer, count, () -> dimmed(maps, first, count));
  }

  /** Copies of maps, each with another map zero. */
  private static Tensor dimmed(Tensor maps, int first, int count) {
    Tensor copies =
        torch.empty(
            new long[] {count, maps.size(1), maps.size(2), maps.size(3)},
            maps.options(),
            new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
    copies.copy_(maps);
    for (int i = 0; i < count; i++) {
      copies.select(0, i).select(0, first + i).zero_();
    }
    return copies;
  }

  /** Runs what follows a layer that says something else. */
  private TorchTrace resumed(LayerId layer, int count, Supplier<Tensor> replacement) {
    int place = program.place(layer);
    boolean[] after = new boolean[program.size()];
    for (LayerId id : program.graph().descendants(Set.of(layer))) {
      after[program.place(id)] = true;
    }
    Pass pass = new Pass(program).replaced(after, count);
    for (int i = 0; i < after.length; i++) {
      Tensor value = values[i];
      if (value != null && !after[i]) {
        pass.give(i, value);
      }
    }
    watched.stream().map(program::place).filter(i -> after[i]).forEach(pass::want);
    return network.alive(
        () ->
            Scope.compute(
                false,
                () -> {
                  pass.give(place, replacement.get());
                  return new TorchTrace(
                      network, pass.run(network.executed()), count, watched, Set.of());
                }));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      for (Tensor value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }
}
