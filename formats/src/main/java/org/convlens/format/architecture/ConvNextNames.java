package org.convlens.format.architecture;

import java.util.List;

/**
 * What the modules of a ConvNeXt are called; those within a block begin with a dot.
 *
 * @param origin whose names they are
 * @param block of a stage and a place in it, from 0
 * @param down what makes the maps smaller before a stage
 * @param stages how far apart the numbers of two stages are
 */
record ConvNextNames(
    String origin,
    String stem,
    String stemNorm,
    String block,
    String down,
    int stages,
    String depth,
    String permute,
    String norm,
    String wide,
    String act,
    String narrow,
    String permuted,
    String scale,
    String headNorm,
    String head) {
  static final List<ConvNextNames> ALL =
      List.of(
          new ConvNextNames(
              "torchvision's",
              "features.0.0",
              "features.0.1",
              "features.%d.%d",
              "features.%d",
              2,
              ".block.0",
              ".block.1",
              ".block.2",
              ".block.3",
              ".block.4",
              ".block.5",
              ".block.6",
              ".layer_scale",
              "classifier.0",
              "classifier.2"),
          new ConvNextNames(
              "timm's",
              "stem.0",
              "stem.1",
              "stages.%d.blocks.%d",
              "stages.%d.downsample",
              1,
              ".conv_dw",
              ".permute",
              ".norm",
              ".mlp.fc1",
              ".mlp.act",
              ".mlp.fc2",
              ".permuted",
              ".gamma",
              "head.norm",
              "head.fc"),
          new ConvNextNames(
              "its authors'",
              "downsample_layers.0.0",
              "downsample_layers.0.1",
              "stages.%d.%d",
              "downsample_layers.%d",
              1,
              ".dwconv",
              ".permute",
              ".norm",
              ".pwconv1",
              ".act",
              ".pwconv2",
              ".permuted",
              ".gamma",
              "norm",
              "head"),
          huggingFace("convnext."),
          huggingFace(""));

  private static ConvNextNames huggingFace(String body) {
    return new ConvNextNames(
        "Hugging Face's",
        body + "embeddings.patch_embeddings",
        body + "embeddings.layernorm",
        body + "encoder.stages.%d.layers.%d",
        body + "encoder.stages.%d.downsampling_layer",
        1,
        ".dwconv",
        ".permute",
        ".layernorm",
        ".pwconv1",
        ".act",
        ".pwconv2",
        ".permuted",
        ".layer_scale_parameter",
        body + "layernorm",
        "classifier");
  }

  /** The block of a stage, both from 0. */
  String block(int stage, int place) {
    return block.formatted(stages == 2 ? 2 * stage + 1 : stage, place);
  }

  /** What makes the maps smaller before a stage from 1 on. */
  String down(int stage) {
    return down.formatted(stages * stage);
  }
}
