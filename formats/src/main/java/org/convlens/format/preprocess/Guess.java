package org.convlens.format.preprocess;

import java.util.Locale;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;

/** A guess by name, writing tool and input shape; the first rule that matches counts. */
final class Guess {
  /** What a guess says that rests on nothing. */
  static final String LAST_RESORT = "guessed: 0..1, the file does not say it";

  /** Below this side a network is one for thumbnails (CIFAR, Tiny ImageNet), not for ImageNet. */
  private static final int SMALL = 100;

  private static final String CAFFE = "caffe|squeezenet[_-]?v?1\\.[01]|bvlc|ilsvrc";
  private static final String TENSORFLOW =
      "mobilenet_?v?1|mobilenet[_-]?(0\\.|1\\.0)|inception_?v?[124]|inception_resnet|xception|nasnet";
  private static final String TORCH =
      "alexnet|vgg|resnet|resnext|densenet|googlenet|inception_?v3|squeezenet|shufflenet|mnasnet"
          + "|mobilenet|efficientnet|convnext|regnet";

  /** Networks of keras.applications by their mode; what is in none scales its input itself. */
  private static final String KERAS_TF =
      "resnet\\d+_?v2|mobilenet(?!_?v3)|inception|xception|nasnet";

  private static final String KERAS_CAFFE = "vgg|resnet";
  private static final String KERAS_TORCH = "densenet";
  private static final String KERAS_RAW = "efficientnet|convnext|mobilenet_?v3|regnet";

  private final String name;
  private final String producer;
  private final Shape input;

  Guess(String name, String producer, Shape input) {
    this.name = name.toLowerCase(Locale.ROOT);
    this.producer = producer.toLowerCase(Locale.ROOT);
    this.input = input;
  }

  Preprocessing best() {
    if (input.channels() == 1) {
      return grey();
    }
    if (named("teachable")) {
      int side = Math.min(input.height(), input.width());
      return resized(
          Preset.SYMMETRIC,
          new ShortSide(side, Filter.BILINEAR),
          "guessed: as Teachable Machine, -1..1 from the central square");
    }
    Resize central = new CentralFraction(0.875, Filter.BILINEAR);
    if (Math.min(input.height(), input.width()) < SMALL) {
      return named("cifar") && named("resnet")
          ? Preset.KERAS_TORCH.of(input, "guessed from the name: ImageNet's mean and deviation")
          : unit();
    }
    if (producer.contains("keras")) {
      return keras();
    }
    if (named(CAFFE)) {
      return resized(
          Preset.KERAS_CAFFE,
          Preset.shortSide(input),
          "guessed from the name: Caffe's BGR 0..255 minus mean");
    }
    if (named(TENSORFLOW)) {
      return resized(Preset.SYMMETRIC, central, "guessed from the name: TensorFlow's -1..1");
    }
    if (named(TORCH) || producer.contains("torch")) {
      return Preset.TORCHVISION.of(
          input, "guessed from the name or the writing tool: as torchvision");
    }
    return unit();
  }

  private Preprocessing grey() {
    boolean digits = named("mnist") && !named("fashion");
    if (digits && producer.contains("torch")) {
      return Preset.MNIST.of(input, "guessed from the name: PyTorch's MNIST");
    }
    if (digits && producer.contains("cntk")) {
      return Preset.RAW.of(input, "guessed from the writing tool: CNTK's MNIST takes 0..255");
    }
    return unit();
  }

  private Preprocessing keras() {
    String origin = "guessed from the name: as keras.applications";
    if (named(KERAS_TF)) {
      return Preset.KERAS_TF.of(input, origin);
    }
    if (named(KERAS_RAW)) {
      return Preset.RAW.of(input, origin);
    }
    if (named(KERAS_TORCH)) {
      return Preset.KERAS_TORCH.of(input, origin);
    }
    return named(KERAS_CAFFE) ? Preset.KERAS_CAFFE.of(input, origin) : unit();
  }

  private Preprocessing unit() {
    return Preset.UNIT.of(input, LAST_RESORT);
  }

  private static Preprocessing with(Preprocessing p, Resize resize, Channels channels) {
    return new Preprocessing(resize, channels, p.scale(), p.mean(), p.std(), p.origin());
  }

  private Preprocessing resized(Preset preset, Resize resize, String origin) {
    Preprocessing plain = preset.of(input, origin);
    return with(plain, resize, plain.channels());
  }

  /** Whether the name contains the pattern. */
  private boolean named(String pattern) {
    return name.matches(".*(" + pattern + ").*");
  }
}
