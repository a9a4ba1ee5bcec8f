package org.convlens.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.Conv2d;
import org.convlens.task.Progress;

/**
 * Makes networks that have partly forgotten and still respond to the picture: the numbers of layers
 * are {@link Scrambled}, and each of these layers is then brought back to the {@link Levels} that
 * it has in the trained network on the same picture, the first one first. Without that the
 * responses of deep networks fade, or run into the bounds of their activations, until they are the
 * same for every picture, and their maps show nothing but the picture's edges.
 *
 * @param kernels layers that may forget, the last one first
 * @param levels of these in the trained network
 */
record Forgetting(
    Engine engine,
    Model trained,
    Volume picture,
    List<LayerId> kernels,
    Map<LayerId, Levels> levels,
    long seed) {

  /** Looks at the picture with what was learned. */
  static Forgetting of(Engine engine, Scene scene, List<LayerId> kernels, long seed) {
    Map<LayerId, Levels> levels = new HashMap<>();
    Model trained = scene.network().model();
    Volume picture = scene.input();
    Forgetting nothing = new Forgetting(engine, trained, picture, kernels, levels, seed);
    try (Trace trace = scene.network().trace(List.of(picture), Set.copyOf(kernels))) {
      kernels.forEach(kernel -> levels.put(kernel, nothing.levels(kernel, trace)));
    }
    return nothing;
  }

  /**
   * @param count how many layers forget, from the last one down
   * @param progress advances by one for each of them
   * @return half done if the work is cancelled
   */
  Model of(int count, Progress progress) {
    List<LayerId> forgotten = kernels.subList(0, count);
    Model model = Scrambled.of(trained, forgotten, seed);
    for (int i = count - 1; i >= 0 && !progress.cancelled(); i--) {
      model = levelled(model, forgotten.get(i));
      progress.advance(1, "");
    }
    return model;
  }

  /** With one layer brought back to the level that it has in the trained network. */
  Model levelled(Model model, LayerId layer) {
    Levels wanted = Objects.requireNonNull(levels.get(layer));
    try (Network network = engine.open(model);
        Trace trace = network.trace(List.of(picture), Set.of(layer))) {
      List<Tensor> weights = levels(layer, trace).towards(wanted, model.graph().node(layer));
      return model.withGraph(model.graph().withWeights(Map.of(layer, weights)));
    }
  }

  /** Of each map; of the last layer as a whole, as its maps may be the classes. */
  private Levels levels(LayerId layer, Trace trace) {
    Node node = trained.graph().node(layer);
    Volume said = trace.at(0, layer);
    boolean eachMap =
        node.op() instanceof Conv2d && said.area() > 1 && !layer.equals(kernels.get(0));
    return eachMap ? Levels.ofEachMap(said) : Levels.ofAll(said);
  }
}
