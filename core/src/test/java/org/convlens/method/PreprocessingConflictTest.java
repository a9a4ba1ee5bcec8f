package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Warp;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.junit.jupiter.api.Test;

class PreprocessingConflictTest {
  private static Preprocessing of(
      String origin, Channels channels, double scale, List<Double> mean, List<Double> std) {
    return new Preprocessing(
        new Preprocessing.Stretch(Warp.Filter.BILINEAR), channels, scale, mean, std, origin);
  }

  private static Preprocessing plain(String origin, double scale, double mean, double std) {
    return of(origin, Channels.RGB, scale, List.of(mean), List.of(std));
  }

  private static final Preprocessing UNIT = plain("preset unit", 1 / 255.0, 0, 1);
  private static final Preprocessing BYTES = plain("the file's metadata", 1, 0, 1);
  private static final Preprocessing SYMMETRIC = plain("preset keras-tf", 1 / 127.5, 1, 1);
  private static final Preprocessing IMAGENET =
      of(
          "the file's metadata",
          Channels.RGB,
          1 / 255.0,
          List.of(0.485, 0.456, 0.406),
          List.of(0.229, 0.224, 0.225));
  private static final Preprocessing CIFAR =
      of(
          "a JSON file",
          Channels.RGB,
          1 / 255.0,
          List.of(0.4914, 0.4822, 0.4465),
          List.of(0.247, 0.243, 0.261));
  private static final Preprocessing CAFFE =
      of("preset keras-caffe", Channels.BGR, 1, List.of(103.939, 116.779, 123.68), List.of(1.0));

  @Test
  void anotherScaleIsToldWithBothRanges() {
    assertThat(PreprocessingConflict.of(UNIT, BYTES))
        .contains(
            "The network is given 0..1 (preset unit), but 0..255 is expected (the file's metadata):"
                + " check the preprocessing.");
  }

  @Test
  void everyPairOfScalesContradicts() {
    List<Preprocessing> all = List.of(UNIT, BYTES, SYMMETRIC, IMAGENET, CAFFE);
    for (Preprocessing chosen : all) {
      for (Preprocessing known : all) {
        assertThat(PreprocessingConflict.of(chosen, known).isPresent())
            .as(chosen + " where " + known)
            .isEqualTo(!chosen.equals(known));
      }
    }
  }

  @Test
  void meansOfAnotherDataSetAndAnotherCutDoNot() {
    assertThat(PreprocessingConflict.of(CIFAR, IMAGENET)).isEmpty();
    assertThat(PreprocessingConflict.of(IMAGENET, CIFAR)).isEmpty();
    Preprocessing cut =
        new Preprocessing(
            new Preprocessing.ShortSide(256, Warp.Filter.BICUBIC),
            Channels.RGB,
            1,
            List.of(0.0),
            List.of(255.0),
            "x");
    assertThat(PreprocessingConflict.of(cut, UNIT)).isEmpty();
  }

  @Test
  void redAndBlueThatChangePlacesDo() {
    Preprocessing turned = of("x", Channels.BGR, 1, List.of(0.0), List.of(1.0));
    assertThat(PreprocessingConflict.of(turned, BYTES).orElseThrow())
        .contains("given BGR 0..255 (x), but RGB 0..255 is expected");
  }
}
