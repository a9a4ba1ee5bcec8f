package org.convlens.intervention;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;

/**
 * Changes of what layers say, all at once. Those of one layer are made in their order.
 *
 * @param changes may be none
 */
public record Intervention(List<Change> changes) {
  /** Nothing is changed. */
  public static final Intervention NONE = new Intervention(List.of());

  public Intervention {
    changes = List.copyOf(changes);
  }

  /**
   * @param text such as {@code off(conv4, 0-7,12); scale(conv2, 3, 0.5)}; a layer may stand in
   *     single quotes
   * @throws org.convlens.task.UsageException if it is nothing of the kind, or names what there is
   *     not
   */
  public static Intervention parse(String text, Graph graph) {
    return new Intervention(new ChangeText(graph).read(text));
  }

  /** The layers that say something else. */
  public Set<LayerId> layers() {
    return changes.stream().map(Change::layer).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What follows. To be closed by whoever asks, as the trace itself, which stays what it is.
   *
   * @param trace in which the layers that are changed are watched
   * @return a trace of as many pictures, in which the same layers are watched
   */
  public Trace on(Trace trace, Graph graph) {
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("nothing is changed");
    }
    Set<LayerId> changed = layers();
    List<LayerId> order =
        graph.nodes().stream().map(n -> n.id()).filter(changed::contains).toList();
    Trace last = trace;
    for (LayerId layer : order) {
      Trace before = last;
      List<Volume> said =
          IntStream.range(0, trace.items()).mapToObj(i -> of(layer, before.at(i, layer))).toList();
      last = before.resume(layer, said);
      if (before != trace) {
        before.close();
      }
    }
    return last;
  }

  private Volume of(LayerId layer, Volume said) {
    Volume other = said;
    for (Change change : changes) {
      other = change.layer().equals(layer) ? change.of(other) : other;
    }
    return other;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return changes.stream().map(Change::toString).collect(Collectors.joining("; "));
  }
}
