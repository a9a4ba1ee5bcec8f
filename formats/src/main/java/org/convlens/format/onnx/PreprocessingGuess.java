package org.convlens.format.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Warp.Filter;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.CentralFraction;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.net.Preprocessing.Resize;
import org.convlens.net.Preprocessing.ShortSide;
import org.convlens.net.Preprocessing.Stretch;

/**
 * What a network probably expects, where its file does not say it.
 *
 * @param name the file's, without extension
 * @param producer the tool that wrote the file
 * @param entries the file's metadata
 * @param input N × C × H × W
 */
record PreprocessingGuess(String name, String producer, Map<String, String> entries, Shape input) {
  private static final List<Double> ZERO = List.of(0.0);
  private static final List<Double> ONE = List.of(1.0);
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  /** Its origin says what it was guessed from. */
  Preprocessing guess() {
    Channels channels = input.channels() == 1 ? Channels.GREY : Channels.RGB;
    Resize stretch = new Stretch(Filter.BILINEAR);
    String range = entries.getOrDefault("Image.NominalPixelRange", "");
    if (!range.isEmpty()) {
      boolean bytes = range.endsWith("0_255");
      Channels order =
          entries.getOrDefault("Image.BitmapPixelFormat", "").startsWith("Bgr")
              ? Channels.BGR
              : channels;
      return new Preprocessing(
          stretch, order, bytes ? 1 : 1 / 255.0, ZERO, ONE, "the file's metadata");
    }
    String known = name.toLowerCase(Locale.ROOT);
    if (channels == Channels.GREY) {
      return grey(known, stretch);
    }
    Resize crop = new ShortSide(Math.round(input.height() * 256 / 224f), Filter.BILINEAR);
    if (known.contains("squeezenet1.1") && producer.contains("caffe2")) {
      return new Preprocessing(
          crop,
          Channels.BGR,
          1,
          List.of(103.939, 116.779, 123.68),
          ONE,
          "guessed from the name: Caffe's BGR 0..255 minus mean");
    }
    if (known.contains("mobilenet_v1")) {
      return new Preprocessing(
          new CentralFraction(0.875, Filter.BILINEAR),
          channels,
          1 / 127.5,
          ONE,
          ONE,
          "guessed from the name: TensorFlow's -1..1");
    }
    if (known.contains("cifar") && known.contains("resnet")) {
      return imagenet(stretch, "guessed from the name: ImageNet's mean and deviation");
    }
    if (producer.equals("pytorch") && input.height() >= 192) {
      return imagenet(crop, "guessed from the exporter and size: as torchvision");
    }
    return unit(stretch, channels);
  }

  private Preprocessing grey(String known, Resize resize) {
    if (producer.equals("pytorch") && known.contains("mnist") && !known.contains("fashion")) {
      return new Preprocessing(
          resize,
          Channels.GREY,
          1 / 255.0,
          List.of(0.1307),
          List.of(0.3081),
          "guessed from the name: PyTorch's MNIST");
    }
    return unit(resize, Channels.GREY);
  }

  private static Preprocessing unit(Resize resize, Channels channels) {
    return new Preprocessing(
        resize, channels, 1 / 255.0, ZERO, ONE, "guessed: 0..1, the file does not say it");
  }

  private static Preprocessing imagenet(Resize resize, String origin) {
    return new Preprocessing(resize, Channels.RGB, 1 / 255.0, IMAGENET_MEAN, IMAGENET_STD, origin);
  }
}
