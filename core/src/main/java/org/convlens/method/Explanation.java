package org.convlens.method;

import java.util.Map;
import java.util.Optional;
import org.convlens.array.Volume;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.picture.Overlay;
import org.convlens.picture.Raster;
import org.convlens.score.Score;
import org.convlens.task.Run;

/** Shows where in a picture a score comes from. */
public non-sealed interface Explanation extends Method {
  /**
   * @param input preprocessed, of the network's input shape
   * @param score what is explained
   * @return the raw map at its own resolution
   */
  Heatmap explain(Network network, Volume input, Score score);

  /** The same, telling how far it has come and with chosen randomness, where it matters. */
  default Heatmap explain(Network network, Volume input, Score score, Run run) {
    return explain(network, input, score);
  }

  @Override
  default boolean needsPicture() {
    return true;
  }

  @Override
  default boolean needsScore() {
    return true;
  }

  /** One map, or where the layer's knob names several layers, a map for each of them. */
  @Override
  default Finding look(Scene scene) {
    Optional<SeveralLayers> several = SeveralLayers.of(this, scene.network().model().graph());
    return several.isPresent() ? several.get().look(scene) : lookOnce(scene);
  }

  /** Looks where there is one layer, or none to choose. */
  default Finding lookOnce(Scene scene) {
    Run run = new Run(scene.seed(), scene.progress());
    Heatmap heat = explain(scene.network(), scene.input(), scene.scoreFor(this), run);
    Raster photo = Raster.ofBytes("input", scene.requireView());
    return new Finding(new Overlay(photo, heat), Map.of("heatmap", heat.map()));
  }
}
