package org.convlens.trust;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Finding;
import org.convlens.method.Scene;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Prediction;
import org.convlens.score.Score;

/**
 * What a heatmap claims: that the places where it is high speak for a class.
 *
 * @param scene the network and the picture; its score is the class's
 * @param target the class that is explained
 * @param method that made the map
 * @param finding what the method found
 */
public record Claim(Scene scene, int target, Explanation method, Finding finding) {
  /** Looks with a method. */
  public static Claim of(Scene scene, int target, Explanation method) {
    Score score = Prediction.score(scene.network().model().head(), target);
    Scene explaining = scene.explaining(score);
    return new Claim(explaining, target, method, method.look(explaining));
  }

  Network network() {
    return scene.network();
  }

  Score score() {
    return scene.requireScore();
  }

  /** What is claimed, at the resolution at which it was computed. */
  public Heatmap heat() {
    List<Heatmap> heats = finding.picture().heats();
    if (heats.size() != 1) {
      throw new IllegalStateException(method + " made " + heats.size() + " heatmaps");
    }
    return heats.get(0);
  }

  /** The map as the checks read it. */
  Importance importance() {
    return Importance.of(heat());
  }

  /**
   * In the picture's size, bilinear between cell centres as overlays are drawn: what the checks
   * rank pixels by. Numbers keep their signs: what speaks against the class ranks last, and places
   * without a number after it.
   */
  Volume importance(Volume input) {
    return importance().over(input.height(), input.width());
  }
}
