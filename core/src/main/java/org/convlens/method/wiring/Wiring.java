package org.convlens.method.wiring;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Concat;

/**
 * What a channel is wired to. What hands channels on (activations, normalisations, poolings, joined
 * branches) is looked through, both ways; sums of branches are looked through onwards only.
 *
 * @param layer where the channel is made
 * @param channel of that layer
 * @param in channels that feed it, the strongest first; none where it is not made by weights
 * @param out channels that it feeds, the strongest first
 */
public record Wiring(LayerId layer, int channel, List<Wire> in, List<Wire> out) {
  public Wiring {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /**
   * Of a channel that the layer has.
   *
   * @param channel from 0
   */
  public static Wiring of(Graph graph, LayerId layer, int channel) {
    Origin home = Origin.of(graph, layer, channel);
    Node node = graph.node(home.layer());
    List<Wire> in = new ArrayList<>();
    if (Slice.has(node)) {
      Slice slice = new Slice(node);
      int first = slice.first(home.channel());
      for (int i = first; i < first + slice.depth(); i++) {
        Origin from = Origin.of(graph, node.input(), i);
        in.add(wire(from.layer(), from.channel(), slice.between(i, home.channel())));
      }
    }
    return new Wiring(home.layer(), home.channel(), joined(in), joined(onwards(graph, home)));
  }

  /**
   * The weights between a channel of what a layer takes and one of its own, 1 × kH × kW.
   *
   * @return absent if the layer has no such weights
   */
  public static Optional<Volume> slice(Graph graph, LayerId layer, int from, int channel) {
    Node node = graph.node(layer);
    return Slice.has(node) && new Slice(node).joins(channel, from)
        ? Optional.of(new Slice(node).between(from, channel))
        : Optional.empty();
  }

  /** The first channel that a filter takes, and how many; none where there are no weights. */
  public static List<Integer> taken(Graph graph, LayerId layer, int channel) {
    Node node = graph.node(layer);
    if (!Slice.has(node)) {
      return List.of();
    }
    Slice slice = new Slice(node);
    return List.of(slice.first(channel), slice.depth());
  }

  private static Wire wire(LayerId layer, int channel, Volume weights) {
    double squares = 0;
    for (int i = 0; i < weights.size(); i++) {
      squares += (double) weights.at(i) * weights.at(i);
    }
    return new Wire(layer, channel, Math.sqrt(squares), weights.sum());
  }

  private static List<Wire> joined(List<Wire> all) {
    Map<Origin, Wire> joined = new LinkedHashMap<>();
    for (Wire wire : all) {
      joined.merge(new Origin(wire.layer(), wire.channel()), wire, Wire::with);
    }
    return joined.values().stream().sorted(Wire.STRONGEST).toList();
  }

  /** Neighbouring channels of a layer that are the channel, on its way. */
  private record Place(LayerId layer, int first, int count) {}

  private static List<Wire> onwards(Graph graph, Origin home) {
    List<Wire> out = new ArrayList<>();
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(home.layer(), home.channel(), 1)));
    Set<Place> known = new HashSet<>(open);
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (LayerId id : graph.consumers(place.layer())) {
        Node node = graph.node(id);
        if (Slice.has(node)) {
          reach(node, place, out);
        } else {
          next(graph, node, place).stream().filter(known::add).forEach(open::add);
        }
      }
    }
    return out;
  }

  private static void reach(Node node, Place place, List<Wire> out) {
    Slice slice = new Slice(node);
    for (int filter = 0; filter < slice.filters(); filter++) {
      for (int i = place.first(); i < place.first() + place.count(); i++) {
        if (slice.joins(filter, i)) {
          out.add(wire(node.id(), filter, slice.between(i, filter)));
        }
      }
    }
  }

  /** Where the channel is in a layer that hands it on. */
  private static List<Place> next(Graph graph, Node node, Place place) {
    Shape from = graph.node(place.layer()).shape();
    List<Place> next = new ArrayList<>();
    if (node.op() instanceof Concat concat && node.shape().axis(concat.axis()) == 1) {
      int before = 0;
      for (LayerId input : node.inputs()) {
        if (input.equals(place.layer())) {
          next.add(new Place(node.id(), before + place.first(), place.count()));
        }
        before += Origin.channels(graph.node(input).shape());
      }
    } else if (Origin.keeps(node.op(), from, node.shape())
        || (node.op() instanceof Arithmetic
            && Origin.channels(from) == Origin.channels(node.shape()))) {
      next.add(new Place(node.id(), place.first(), place.count()));
    } else if (Origin.flattens(node.op(), from, node.shape())) {
      int area = from.height() * from.width();
      next.add(new Place(node.id(), place.first() * area, place.count() * area));
    }
    return next;
  }
}
