package org.convlens.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.picture.Comparison;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Raster;

/**
 * An explanation that looks at one layer, asked about several: a map of each, side by side.
 *
 * @param explanations by the layer that each looks at
 */
public record SeveralLayers(Map<String, Explanation> explanations) {
  /** One explanation for each layer that the knob names; absent if that is one or none. */
  public static Optional<SeveralLayers> of(Explanation method, Graph graph) {
    Map<String, Explanation> each = new LinkedHashMap<>();
    Knobs.places(method)
        .forEach(
            (knob, place) -> {
              for (LayerId layer : place.in(graph)) {
                each.put(layer.name(), Knobs.with(method, Map.of(knob, layer.name())));
              }
            });
    return each.size() > 1 ? Optional.of(new SeveralLayers(each)) : Optional.empty();
  }

  Finding look(Scene scene) {
    List<Comparison.Panel> panels = new ArrayList<>();
    Map<String, Volume> raw = new LinkedHashMap<>();
    explanations.forEach(
        (layer, method) -> {
          if (scene.progress().cancelled() && !panels.isEmpty()) {
            return;
          }
          Heatmap heat = method.explained(scene).heat();
          panels.add(new Comparison.Panel(layer, heat, List.of()));
          raw.put(layer, heat.map());
        });
    Raster photo = Raster.ofBytes("input", scene.requireView());
    boolean scored = explanations.values().stream().anyMatch(Explanation::needsScore);
    String layers = panels.size() + " layers";
    String title = scored ? scene.requireScore() + " at " + layers : layers;
    return new Finding(new Comparison(title, photo, panels, Optional.empty(), List.of()), raw);
  }
}
