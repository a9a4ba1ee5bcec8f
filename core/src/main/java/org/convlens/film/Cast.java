package org.convlens.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convlens.array.Shape;
import org.convlens.method.Place;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Trait;

/**
 * What is filmed. It stays the same over a whole run, so that frames can be laid over each other.
 *
 * @param kernels convolutions whose filters are filmed
 * @param maps layers whose feature maps are filmed
 * @param attention the layer at which Grad-CAM looks; absent where a network has no maps
 * @param probes up to {@value #PROBES} pictures
 * @param classes their names
 * @param jury the true classes of the pictures that every frame is judged on
 */
public record Cast(
    List<Role> kernels,
    List<Role> maps,
    Optional<LayerId> attention,
    List<Probe> probes,
    List<String> classes,
    int[] jury) {
  /** The most pictures. */
  public static final int PROBES = 4;

  /** The most layers whose maps are filmed. */
  public static final int MAP_LAYERS = 6;

  /** The most maps of a layer. */
  public static final int MAPS = 16;

  /** The most numbers of a layer's filters. */
  public static final int KERNEL_NUMBERS = 300_000;

  /** The most pictures that every frame is judged on. */
  public static final int JURY = 500;

  public Cast {
    kernels = List.copyOf(kernels);
    maps = List.copyOf(maps);
    probes = List.copyOf(probes);
    classes = List.copyOf(classes);
    jury = jury.clone();
  }

  @Override
  public int[] jury() {
    return jury.clone();
  }

  /**
   * A layer that plays a part.
   *
   * @param layer what people call it
   * @param seen the layer whose numbers are filmed: for maps the activation that follows, where
   *     there is one
   * @param shape of kernels: filters × channels × height × width; of maps: channels × height ×
   *     width
   */
  public record Role(LayerId layer, LayerId seen, List<Integer> shape) {
    public Role {
      shape = List.copyOf(shape);
    }

    /** Product of the shape. */
    public int numbers() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }
  }

  /** All that is filmed of a network by default. */
  public static Cast of(Graph graph, List<Probe> probes, List<String> classes, int[] jury) {
    List<Role> kernels = new ArrayList<>();
    for (LayerId id : Place.CONVOLUTIONS.find(graph)) {
      Node node = graph.node(id);
      if (node.op() instanceof Conv2d && node.weights().get(0).size() <= KERNEL_NUMBERS) {
        Shape shape = node.weights().get(0).shape();
        kernels.add(new Role(id, afterActivation(graph, id), dimensions(shape, 0)));
      }
    }
    List<Role> maps =
        spread(Place.MAPS.find(graph)).stream()
            .filter(id -> graph.node(id).shape().isSpatial())
            .map(id -> mapRole(graph, id))
            .toList();
    return new Cast(
        kernels,
        maps,
        Place.LAST_SPATIAL.find(graph).stream().findFirst(),
        probes.subList(0, Math.min(PROBES, probes.size())),
        classes,
        jury);
  }

  private static Role mapRole(Graph graph, LayerId id) {
    LayerId seen = afterActivation(graph, id);
    List<Integer> whole = dimensions(graph.node(seen).shape(), 1);
    return new Role(id, seen, List.of(Math.min(MAPS, whole.get(0)), whole.get(1), whole.get(2)));
  }

  private static List<Integer> dimensions(Shape shape, int first) {
    return IntStream.range(first, shape.rank()).mapToObj(shape::extent).toList();
  }

  /** At most {@value #MAP_LAYERS} of them, the first and the last included, evenly. */
  private static List<LayerId> spread(List<LayerId> all) {
    if (all.size() <= MAP_LAYERS) {
      return all;
    }
    return IntStream.range(0, MAP_LAYERS)
        .mapToObj(i -> all.get(i * (all.size() - 1) / (MAP_LAYERS - 1)))
        .toList();
  }

  /** The layer itself, or what its numbers become before anybody else takes them. */
  private static LayerId afterActivation(Graph graph, LayerId id) {
    LayerId last = id;
    while (graph.consumers(last).size() == 1) {
      Node next = graph.node(graph.consumers(last).get(0));
      if (next.inputs().size() != 1 || !next.op().is(Trait.ACTIVATES)) {
        break;
      }
      last = next.id();
    }
    return last;
  }
}
