package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Place;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Synthesis;

/** A network whose layer {@code logits} is the picture of 3 × 8 × 8 itself, and one to be seen. */
final class HandPortrait {
  static final Place LAYER = Place.named("logits");
  static final Volume VIEW =
      Volume.generate(3, 8, 8, (c, y, x) -> (x > 2 && x < 6 ? 200 : 60) + 5 * y);

  private HandPortrait() {}

  static HandNetwork network() {
    return HandNetwork.ofMaps(Shape.maps(3, 8, 8), x -> x, (x, seed) -> seed);
  }

  static Scene scene() {
    return Scene.of(network(), VIEW);
  }

  static List<Double> curve(Finding finding) {
    assertThat(finding.picture()).isInstanceOf(Synthesis.class);
    return ((Synthesis) finding.picture()).curve().series().get(0).y();
  }

  static void rises(Finding finding) {
    List<Double> curve = curve(finding);
    assertThat(curve.get(curve.size() - 1)).isGreaterThan(curve.get(0));
  }
}
