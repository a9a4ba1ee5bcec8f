package org.convlens.format.preprocess;

import java.util.List;
import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;

/** Preprocessing that has a name because many networks share it. */
enum Preset {
  /** Short side to 8/7 of the input, central part, (x / 255 − mean) / std of ImageNet. */
  TORCHVISION("RGB, short side 256, (x/255 - ImageNet mean) / std", 1 / 255.0) {
    @Override
    Preprocessing of(Shape input, String origin) {
      Preprocessing plain = super.of(input, origin);
      return new Preprocessing(
          shortSide(input),
          plain.channels(),
          plain.scale(),
          plain.mean(),
          plain.std(),
          plain.origin());
    }
  },
  /** Blue, green, red 0..255 minus their ImageNet means: Keras' "caffe" mode. */
  KERAS_CAFFE("BGR, x - (103.939, 116.779, 123.68)", 1),
  /** −1..1: Keras' "tf" mode. */
  KERAS_TF("x/127.5 - 1", 1 / 127.5),
  /** As torchvision's numbers, the whole picture stretched: Keras' "torch" mode. */
  KERAS_TORCH("RGB, (x/255 - ImageNet mean) / std", 1 / 255.0),
  /** 0..1. */
  UNIT("x/255", 1 / 255.0),
  /** 0..255. */
  RAW("x, 0..255", 1),
  /** PyTorch's MNIST example. */
  MNIST("grey, (x/255 - 0.1307) / 0.3081", 1 / 255.0),
  /** −1..1. */
  SYMMETRIC("x/127.5 - 1", 1 / 127.5);

  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final List<Double> CAFFE_MEAN = List.of(103.939, 116.779, 123.68);
  private static final List<Double> ZERO = List.of(0.0);
  private static final List<Double> ONE = List.of(1.0);

  private final String formula;
  private final double scale;

  Preset(String formula, double scale) {
    this.formula = formula;
    this.scale = scale;
  }

  /** The name as people type it: {@code keras-caffe}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What happens to the numbers, in one line. */
  String formula() {
    return formula;
  }

  /** Whether a network with so many input channels can take it. */
  boolean fits(int channels) {
    return switch (this) {
      case TORCHVISION, KERAS_CAFFE, KERAS_TORCH -> channels == 3;
      case MNIST -> channels == 1;
      default -> channels == 1 || channels == 3;
    };
  }

  /**
   * @param input N × C × H × W
   * @param origin where this was learned
   */
  Preprocessing of(Shape input, String origin) {
    Channels channels =
        input.channels() == 1 ? Channels.GREY : this == KERAS_CAFFE ? Channels.BGR : Channels.RGB;
    return new Preprocessing(new Stretch(Filter.BILINEAR), channels, scale, mean(), std(), origin);
  }

  private List<Double> mean() {
    return switch (this) {
      case TORCHVISION, KERAS_TORCH -> IMAGENET_MEAN;
      case KERAS_CAFFE -> CAFFE_MEAN;
      case MNIST -> List.of(0.1307);
      case KERAS_TF, SYMMETRIC -> ONE;
      case UNIT, RAW -> ZERO;
    };
  }

  private List<Double> std() {
    return switch (this) {
      case TORCHVISION, KERAS_TORCH -> IMAGENET_STD;
      case MNIST -> List.of(0.3081);
      default -> ONE;
    };
  }

  /** 256 for an input of 224, 342 for 299. */
  static Resize shortSide(Shape input) {
    int side = Math.min(input.height(), input.width());
    return new ShortSide(Math.round(side * 256 / 224f), Filter.BILINEAR);
  }
}
