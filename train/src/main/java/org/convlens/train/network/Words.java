package org.convlens.train.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convlens.net.op.GlobalPool2d.Function;
import org.convlens.net.op.Size;
import org.convlens.task.Suggestion;
import org.convlens.task.UsageException;

/**
 * The words that layers are told by, as the tutorials have them; Keras's and PyTorch's names of the
 * same layers are understood too, in any capitals.
 */
final class Words {
  private static final Map<String, String> ALSO =
      Map.ofEntries(
          Map.entry("conv2d", "conv"),
          Map.entry("convolution", "conv"),
          Map.entry("maxpool2d", "maxpool"),
          Map.entry("maxpooling2d", "maxpool"),
          Map.entry("avgpool2d", "avgpool"),
          Map.entry("averagepooling2d", "avgpool"),
          Map.entry("globalaveragepooling2d", "globalavgpool"),
          Map.entry("globalmaxpooling2d", "globalmaxpool"),
          Map.entry("batchnorm2d", "batchnorm"),
          Map.entry("batchnormalization", "batchnorm"),
          Map.entry("linear", "dense"),
          Map.entry("rescaling", "rescale"),
          Map.entry("center", "centre"),
          Map.entry("standardize", "standardise"),
          Map.entry("zcawhitening", "whiten"));

  private static final List<String> ALL =
      List.of(
          "input",
          "conv",
          "maxpool",
          "avgpool",
          "globalavgpool",
          "globalmaxpool",
          "dropout",
          "batchnorm",
          "flatten",
          "dense",
          "activation",
          "rescale",
          "centre",
          "standardise",
          "whiten",
          "residual",
          "shortcut",
          "end",
          "train");

  private Words() {}

  /** A word as this page has it. */
  static String plain(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    return ALSO.getOrDefault(plain, plain);
  }

  /**
   * @param word plain
   * @throws UsageException with the nearest words, if it is none
   */
  static Layer layer(String word, TextLine line) {
    Layer layer = read(word, line);
    line.end();
    return layer;
  }

  private static Layer read(String word, TextLine line) {
    return switch (word) {
      case "conv" -> conv(line);
      case "dense" -> dense(line);
      case "maxpool", "avgpool" -> {
        Size kernel = line.size("window", line.value("window", word + " 2"));
        yield new PoolLayer(word.equals("maxpool"), line.window(kernel, kernel), line.name());
      }
      case "globalavgpool" -> new GlobalPoolLayer(Function.MEAN, line.name());
      case "globalmaxpool" -> new GlobalPoolLayer(Function.MAX, line.name());
      case "dropout" ->
          new DropoutLayer(
              TextLine.number("dropout", line.value("share that is dropped", "dropout 0.5")),
              line.name());
      case "rescale" ->
          new RescaleLayer(
              TextLine.number("rescale", line.value("factor", "rescale 0.125")), line.name());
      case "centre", "standardise" -> standardise(word, line);
      case "whiten" ->
          new WhitenLayer(line.number("epsilon", WhitenLayer.DEFAULT.epsilon()), line.name());
      case "batchnorm" -> batchNorm(line);
      case "flatten" -> new FlattenLayer(line.name());
      case "activation" -> new ActivationLayer(line.activation(), line.name());
      default -> activation(word, line);
    };
  }

  private static Layer conv(TextLine line) {
    String example = "conv 16 3x3 same relu";
    int maps = line.whole("maps", example);
    Size kernel = line.size("window", line.value("window", example));
    int groups = line.option("groups").map(text -> (int) TextLine.number("groups", text)).orElse(1);
    if (groups < 1) {
      throw new UsageException("groups=" + groups + ": must be 1 or more");
    }
    return new ConvLayer(maps, line.window(kernel, Size.ONE), groups, line.weighing());
  }

  private static Layer dense(TextLine line) {
    String example = "dense 10 softmax";
    String features =
        line.value("features, or 'classes' for as many as there are classes", example);
    return new DenseLayer(
        features.equals("classes") ? DenseLayer.CLASSES : line.size("features", features).height(),
        line.weighing());
  }

  private static Layer standardise(String word, TextLine line) {
    boolean picture = line.flag("picture");
    boolean set = line.flag("set");
    if (picture == set) {
      throw new UsageException(
          "say '%s picture', each by its own numbers, or '%s set', all by those of the training set"
              .formatted(word, word));
    }
    StandardiseLayer.Of of = picture ? StandardiseLayer.Of.PICTURE : StandardiseLayer.Of.SET;
    return new StandardiseLayer(of, word.equals("standardise"), line.name());
  }

  private static Layer batchNorm(TextLine line) {
    return new BatchNormLayer(
        line.number("momentum", BatchNormLayer.DEFAULT.momentum()),
        line.number("epsilon", BatchNormLayer.DEFAULT.epsilon()),
        line.name());
  }

  private static Layer activation(String word, TextLine line) {
    Optional<Activation> named = Activation.named(word);
    if (named.isEmpty()) {
      throw Suggestion.unknown("layer", line.word(), ALL, String.join(", ", ALL) + ": this");
    }
    return new ActivationLayer(named.get(), line.name());
  }
}
