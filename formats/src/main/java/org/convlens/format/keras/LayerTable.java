package org.convlens.format.keras;

import static org.convlens.format.keras.ConvolutionLayers.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Elementwise.Function;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Reduce;

/** Every kind of layer that is known. */
final class LayerTable {
  private static final Map<String, LayerKind> KINDS = new HashMap<>();

  static {
    KINDS.put("Conv2D", LayerKind.of(kernel("kernel"), ConvolutionLayers::convolution));
    KINDS.put(
        "DepthwiseConv2D", LayerKind.of(kernel("depthwise_kernel"), ConvolutionLayers::depthwise));
    KINDS.put(
        "SeparableConv2D",
        LayerKind.of(kernel("depthwise_kernel", "pointwise_kernel"), ConvolutionLayers::separable));
    KINDS.put("Conv2DTranspose", LayerKind.of(kernel("kernel"), ConvolutionLayers::transposed));
    KINDS.put("Dense", LayerKind.of(kernel("kernel"), ConvolutionLayers::dense));

    KINDS.put("MaxPooling2D", LayerKind.withoutWeights(PoolingLayers::max));
    KINDS.put("AveragePooling2D", LayerKind.withoutWeights(PoolingLayers::average));
    global("GlobalAveragePooling2D", "GlobalAvgPool2D", GlobalPool2d.Function.MEAN);
    global("GlobalMaxPooling2D", "GlobalMaxPool2D", GlobalPool2d.Function.MAX);

    KINDS.put(
        "BatchNormalization",
        LayerKind.of(
            NormalizationLayers.names("moving_mean", "moving_variance"),
            NormalizationLayers::batch));
    KINDS.put(
        "LayerNormalization",
        LayerKind.of(NormalizationLayers.names(), NormalizationLayers::layer));
    KINDS.put(
        "GroupNormalization",
        LayerKind.of(NormalizationLayers.names(), NormalizationLayers::group));

    KINDS.put("Activation", LayerKind.withoutWeights(Activations::layer));
    KINDS.put("ReLU", LayerKind.withoutWeights(Activations::relu));
    KINDS.put("Softmax", LayerKind.withoutWeights(Activations::softmax));
    KINDS.put("PReLU", LayerKind.of(layer -> List.of("alpha"), Activations::prelu));
    function("LeakyReLU", Function.LEAKY_RELU, 0.3, "negative_slope", "alpha");
    function("ELU", Function.ELU, 1, "alpha");
    function("ThresholdedReLU", Function.THRESHOLDED_RELU, 1, "theta");

    merge("Add", Arithmetic.Function.ADD);
    merge("Subtract", Arithmetic.Function.SUBTRACT);
    merge("Multiply", Arithmetic.Function.MULTIPLY);
    merge("Divide", Arithmetic.Function.DIVIDE);
    merge("TrueDivide", Arithmetic.Function.DIVIDE);
    merge("Power", Arithmetic.Function.POWER);
    merge("Average", Arithmetic.Function.MEAN);
    merge("Maximum", Arithmetic.Function.MAXIMUM);
    merge("Minimum", Arithmetic.Function.MINIMUM);
    KINDS.put(
        "CustomScaleLayer", LayerKind.operation(LayerKind.Takes.NUMBERS, MergeLayers::scaledSum));
    KINDS.put(
        "BiasAdd",
        LayerKind.operation(LayerKind.Takes.NUMBERS, MergeLayers.of(Arithmetic.Function.ADD)));
    KINDS.putAll(FunctionOperations.TABLE);
    KINDS.put("Mean", LayerKind.withoutWeights(ReductionOperations.of(Reduce.Function.MEAN)));
    KINDS.put("Sum", LayerKind.withoutWeights(ReductionOperations.of(Reduce.Function.SUM)));
    KINDS.put("Max", LayerKind.withoutWeights(ReductionOperations.of(Reduce.Function.MAX)));
    KINDS.put("Min", LayerKind.withoutWeights(ReductionOperations.of(Reduce.Function.MIN)));
    KINDS.put("UnitNormalization", LayerKind.withoutWeights(ReductionOperations::unit));
    KINDS.put(
        "RMSNormalization",
        LayerKind.of(layer -> List.of("scale"), ReductionOperations::rootMeanSquare));
    KINDS.put("GetItem", LayerKind.operation(LayerKind.Takes.ANYTHING, SelectionOperations::item));
    KINDS.put("Stack", LayerKind.withoutWeights(SelectionOperations::stacked));
    KINDS.put("ExpandDims", LayerKind.withoutWeights(SelectionOperations::expanded));
    KINDS.put("Squeeze", LayerKind.withoutWeights(SelectionOperations::squeezed));
    KINDS.put("Transpose", LayerKind.withoutWeights(SelectionOperations::transposed));
    KINDS.put("MaxPool", LayerKind.withoutWeights(PoolingLayers::max));
    KINDS.put("AveragePool", LayerKind.withoutWeights(PoolingLayers::average));
    KINDS.put("Concatenate", LayerKind.withoutWeights(MergeLayers::concatenate));
    KINDS.put("Merge", LayerKind.withoutWeights(MergeLayers::byMode));

    KINDS.put("Flatten", LayerKind.withoutWeights(ShapeLayers::flatten));
    KINDS.put("Reshape", LayerKind.withoutWeights(ShapeLayers::reshape));
    KINDS.put("Permute", LayerKind.withoutWeights(ShapeLayers::permute));
    KINDS.put("ZeroPadding2D", LayerKind.withoutWeights(ShapeLayers::pad));
    KINDS.put("Cropping2D", LayerKind.withoutWeights(ShapeLayers::crop));
    KINDS.put("UpSampling2D", LayerKind.withoutWeights(ShapeLayers::upsample));
    KINDS.put("Resizing", LayerKind.withoutWeights(ShapeLayers::resize));
    KINDS.put("CenterCrop", LayerKind.withoutWeights(ShapeLayers::centre));

    KINDS.put("Rescaling", LayerKind.withoutWeights(ScaleLayers::rescale));
    KINDS.put(
        "Normalization", LayerKind.of(ScaleLayers::normalizationNames, ScaleLayers::normalise));
    KINDS.put("LayerScale", LayerKind.of(layer -> List.of("gamma"), ScaleLayers::byGamma));

    KINDS.put(
        "Dropout",
        LayerKind.withoutWeights(
            Activations.of(layer -> new Dropout(layer.number(0.5, "rate", "p")))));
    for (String training :
        List.of(
            "SpatialDropout2D",
            "GaussianNoise",
            "GaussianDropout",
            "AlphaDropout",
            "ActivityRegularization",
            "StochasticDepth",
            "Identity",
            "InputLayer",
            "RandomFlip",
            "RandomRotation",
            "RandomZoom",
            "RandomTranslation",
            "RandomContrast",
            "RandomBrightness",
            "RandomHeight",
            "RandomWidth",
            "RandomShear",
            "RandomHue",
            "RandomSaturation",
            "RandomGrayscale",
            "RandomSharpness",
            "RandomPerspective",
            "RandomGaussianBlur",
            "RandomErasing",
            "RandomInvert",
            "RandomPosterization",
            "RandomColorJitter",
            "RandomColorDegeneration",
            "RandomElasticTransform",
            "AugMix",
            "CutMix",
            "MixUp",
            "RandAugment")) {
      KINDS.put(training, LayerKind.withoutWeights(ShapeLayers::same));
    }
  }

  private LayerTable() {}

  private static void global(String name, String alias, GlobalPool2d.Function function) {
    LayerKind kind = LayerKind.withoutWeights(PoolingLayers.global(function));
    KINDS.put(name, kind);
    KINDS.put(alias, kind);
  }

  private static void merge(String name, Arithmetic.Function function) {
    KINDS.put(name, LayerKind.operation(LayerKind.Takes.NUMBERS, MergeLayers.of(function)));
  }

  private static void function(String name, Function function, double usual, String... settings) {
    KINDS.put(
        name,
        LayerKind.withoutWeights(
            Activations.of(layer -> new Elementwise(function, layer.number(usual, settings), 0))));
  }

  /**
   * @throws FormatException naming the layer, if its kind is not known
   */
  static LayerKind kind(KerasLayer layer) throws FormatException {
    LayerKind kind = KINDS.get(layer.kind());
    if (kind == null) {
      throw layer.unsupported(
          switch (layer.kind()) {
            case "Lambda" -> "its Python code is never run; " + KerasLayer.EXPORT;
            case "TFOpLambda", "TensorFlowOpLayer" ->
                "TensorFlow's function '"
                    + KerasLayer.abbreviated(layer.text("", "function", "node_def"))
                    + "' is not read; export the network as ONNX with tf2onnx";
            default -> "this kind is not read; " + KerasLayer.EXPORT;
          });
    }
    return kind;
  }
}
