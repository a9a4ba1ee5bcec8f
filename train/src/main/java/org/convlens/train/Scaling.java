package org.convlens.train;

import java.util.List;
import org.convlens.array.Warp;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;

/** What pixels of 0..255 become before a network sees them; pictures are stretched to its size. */
final class Scaling {
  private static final List<Double> IMAGENET_MEANS = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_DEVIATIONS = List.of(0.229, 0.224, 0.225);

  private Scaling() {}

  /** −1..1. */
  static Preprocessing signed(boolean grey) {
    return of(grey, List.of(0.5), List.of(0.5));
  }

  /** Standardised by the means and deviations of ImageNet's colours, for grey by their means. */
  static Preprocessing imagenet(boolean grey) {
    return grey
        ? of(true, List.of(mean(IMAGENET_MEANS)), List.of(mean(IMAGENET_DEVIATIONS)))
        : of(false, IMAGENET_MEANS, IMAGENET_DEVIATIONS);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** (x / 255 − mean) / deviation, for each colour. */
  static Preprocessing of(boolean grey, List<Double> means, List<Double> deviations) {
    return new Preprocessing(
        new Preprocessing.Stretch(Warp.Filter.BILINEAR),
        grey ? Channels.GREY : Channels.RGB,
        1 / 255.0,
        means,
        deviations,
        "the training recipe");
  }
}
