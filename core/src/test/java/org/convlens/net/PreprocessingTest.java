package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Volume;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private static Preprocessing caffe() {
    return new Preprocessing(
        new Stretch(Filter.BILINEAR),
        Channels.BGR,
        1,
        List.of(103.939, 116.779, 123.68),
        List.of(1.0),
        "test");
  }

  @Test
  void bgrReordersAndSubtractsInTheNetworksOrder() {
    Volume pixel = Volume.of(3, 1, 1, 10, 20, 30);
    assertThat(caffe().apply(pixel, 1, 1).toArray())
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(30 - 103.939f, 20 - 116.779f, 10 - 123.68f);
  }

  @Test
  void restoreUndoesNormalise() {
    Volume picture = Volume.generate(3, 4, 5, (c, y, x) -> c * 50 + y * 10 + x);
    Volume restored = caffe().restore(caffe().normalise(picture));
    assertThat(restored.minus(picture).abs().max()).isCloseTo(0, within(1e-3f));
  }

  @Test
  void shortSideKeepsTheCentre() {
    Volume wide = Volume.generate(1, 10, 30, (c, y, x) -> x);
    Preprocessing p =
        new Preprocessing(
            new ShortSide(10, Filter.BILINEAR),
            Channels.GREY,
            1,
            List.of(0.0),
            List.of(1.0),
            "test");
    Volume view = p.view(wide, 10, 10);
    assertThat(view.at(0, 0, 0)).isEqualTo(10);
    assertThat(view.at(0, 0, 9)).isEqualTo(19);
  }

  @Test
  void aGreyPictureBecomesColourAndBack() {
    Volume grey = Volume.of(1, 1, 1, 77);
    assertThat(caffe().view(grey, 1, 1).toArray()).containsExactly(77, 77, 77);
    Preprocessing p =
        new Preprocessing(
            new Stretch(Filter.BILINEAR), Channels.GREY, 1, List.of(0.0), List.of(1.0), "test");
    assertThat(p.view(Volume.of(3, 1, 1, 255, 0, 0), 1, 1).at(0)).isEqualTo(76);
  }

  @Test
  void rangeFollowsFromScaleMeanAndStd() {
    assertThat(caffe().range()).containsExactly(-123.68, 255 - 103.939);
  }
}
