package org.convlens.method.portrait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.method.Finding;
import org.convlens.method.Scene;
import org.convlens.net.HandNetwork;
import org.convlens.picture.Sheet;
import org.junit.jupiter.api.Test;

class ChannelPortraitsTest {
  /** The layer is the picture: its channels are red, green and blue. */
  private static Finding look(int first) {
    HandNetwork network = HandNetwork.ofMaps(Shape.maps(3, 4, 4), x -> x, (x, seed) -> seed);
    Climbing climbing = Climbing.STILL.steps(60).numbers(Parametrisation.PIXELS);
    return new ChannelPortraits(HandPortrait.LAYER, first, 2, 0, climbing).look(Scene.of(network));
  }

  @Test
  void eachChannelGetsItsOwnPicture() {
    Finding finding = look(1);
    assertThat(((Sheet) finding.picture()).sections().get(0).tiles()).hasSize(2);
    Volume green = Objects.requireNonNull(finding.raw().get("logits.1"));
    Volume blue = Objects.requireNonNull(finding.raw().get("logits.2"));
    assertThat(green.channel(1).mean()).isGreaterThan(0.8);
    assertThat(blue.channel(2).mean()).isGreaterThan(0.6);
    assertThat(blue.channel(2).mean()).isGreaterThan(green.channel(2).mean());
  }

  @Test
  void aFirstChannelThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> look(7)).hasMessageContaining("has channels 0 to 2");
  }
}
