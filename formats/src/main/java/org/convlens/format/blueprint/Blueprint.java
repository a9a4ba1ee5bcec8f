package org.convlens.format.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.format.torchscript.RecordedCall;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Size;

/**
 * An architecture as its library builds it.
 *
 * @param library for example {@code timm}
 * @param name in the library, for example {@code resnest14d}
 * @param about what the library says of it besides
 * @param tensors by name, in the library's order: the extents of their axes
 * @param constants numbers that the library computes, not the file's
 * @param calls in order
 * @param outputs by name
 */
public record Blueprint(
    String library,
    String name,
    About about,
    Map<String, List<Extent>> tensors,
    List<Tensor> constants,
    List<RecordedCall> calls,
    Map<String, RecordedCall.Result> outputs) {
  /**
   * What a library says of an architecture besides its layers.
   *
   * @param size of the pictures
   * @param open whether pictures of other sizes pass through the same calls
   * @param pool how the last maps are pooled, as timm's {@code config.json} calls it; may be empty
   * @param preprocessing of the pictures
   */
  public record About(Size size, boolean open, String pool, Preprocessing preprocessing) {}

  /**
   * How long an axis of a tensor is.
   *
   * @param length in the library
   * @param free what decides it instead, where that is not the library
   */
  record Extent(int length, Free free) {}

  /** What may be other than in the library. */
  enum Free {
    NOTHING,
    CLASSES,
    CHANNELS
  }

  public Blueprint {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    constants = List.copyOf(constants);
    calls = List.copyOf(calls);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The tensors that take part in looking: others act only in training. */
  Set<String> used() {
    Set<String> used = new LinkedHashSet<>();
    for (RecordedCall call : calls) {
      call.arguments().forEach(a -> collect(a, used));
      call.named().values().forEach(a -> collect(a, used));
    }
    return used;
  }

  private static void collect(Object argument, Set<String> used) {
    if (argument instanceof RecordedCall.Stored stored) {
      used.add(stored.name());
    } else if (argument instanceof List<?> list) {
      list.forEach(a -> collect(a, used));
    }
  }

  /** Such as {@code timm's resnest14d}. */
  String title() {
    return library + "'s " + name;
  }

  /** Whether another computes the same with the same tensors. */
  boolean computesAs(Blueprint other) {
    return calls.equals(other.calls)
        && outputs.equals(other.outputs)
        && about.open() == other.about.open()
        && (about.open() || about.size().equals(other.about.size()))
        && constants.stream()
            .map(Blueprint::numbers)
            .toList()
            .equals(other.constants.stream().map(Blueprint::numbers).toList());
  }

  private static List<Object> numbers(Tensor tensor) {
    return List.of(tensor.shape(), tensor.bytes());
  }
}
