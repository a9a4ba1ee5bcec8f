package org.convlens.method;

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
   * @return the raw map at its own resolution, with notes on the score and the map; those on the
   *     picture are added by {@link #explained(Scene)}
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

  private Finding lookOnce(Scene scene) {
    Explained found = explained(scene);
    Raster photo = Raster.ofBytes("input", scene.requireView());
    return new Finding(new Overlay(photo, found.heat()), found.raw());
  }

  /**
   * Explains a scene where there is one layer, or none to choose. What is suspicious about the
   * picture is said here, before what the method says, so that no method has to.
   */
  default Explained explained(Scene scene) {
    Volume input = scene.input();
    Run run = new Run(scene.seed(), scene.progress());
    Explained found = explained(scene.network(), input, scene.scoreFor(this), run);
    return found.knowing(scene.notes());
  }

  /**
   * The map with the raw numbers that it is made of: by default the map's own.
   *
   * @param input as {@link #explain(Network, Volume, Score, Run)}
   */
  default Explained explained(Network network, Volume input, Score score, Run run) {
    return Explained.of(explain(network, input, score, run));
  }
}
