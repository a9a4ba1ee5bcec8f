package org.convlens.trust;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Explanation;
import org.convlens.method.Scene;
import org.convlens.net.Engine;
import org.convlens.net.Graph;
import org.convlens.net.HandNetwork;
import org.convlens.net.Learner;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.picture.Heatmap;
import org.convlens.score.Score;

/**
 * A claim done by hand: of two classes, the probability of class 0 is σ(Σ wᵢ xᵢ − 3), i being the
 * pixels of the first channel.
 */
final class HandClaim {
  /** For checks that need no other network. */
  static final Engine NO_ENGINE =
      new Engine() {
        @Override
        public Network open(Model model) {
          throw new UnsupportedOperationException("quick checks open no network");
        }

        @Override
        public Learner learner(Graph graph, Learner.Settings settings) {
          throw new UnsupportedOperationException("quick checks train nothing");
        }
      };

  private HandClaim() {}

  /** A method that always shows the same map. */
  record Shows(Volume map, boolean signed) implements Explanation {
    @Override
    public Heatmap explain(Network network, Volume input, Score score) {
      return new Heatmap("by hand", map, signed, List.of());
    }
  }

  static HandNetwork network(Volume weights) {
    return HandNetwork.of(
        Shape.maps(3, weights.height(), weights.width()),
        x -> Volume.of(2, 1, 1, (float) (x.channel(0).times(weights).sum() - 3), 0),
        (x, seed) -> x);
  }

  /** About a picture of which every number is 1 after preprocessing. */
  static Claim of(Volume weights, Volume map) {
    return of(weights, map, false);
  }

  static Claim of(Volume weights, Volume map, boolean signed) {
    Volume white = Volume.generate(3, weights.height(), weights.width(), (c, y, x) -> 255);
    Scene scene = Scene.of(network(weights), white);
    return Claim.of(scene, 0, new Shows(map, signed));
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
