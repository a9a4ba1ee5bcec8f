package org.convlens.format.architecture;

import java.util.List;
import java.util.Map;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.format.architecture.Settings.Antialiasing;
import org.convlens.format.file.FormatException;
import org.convlens.net.LayerId;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.net.op.Slice;

/** How the layers of a residual network follow one another (He et al. 2016). */
final class ResidualPlan {
  /** Weights of a binomial filter of three by three cells. */
  private static final float[] BINOMIAL = {
    1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f
  };

  private final Assembly net;
  private final Weights weights;
  private final int stages;
  private final Antialiasing antialiasing;

  /**
   * @param stages how many: three in those for CIFAR
   */
  ResidualPlan(Assembly net, int stages) {
    this.net = net;
    this.weights = net.weights();
    this.stages = stages;
    this.antialiasing = net.settings().antialiasing();
  }

  void draw() throws FormatException {
    stem();
    int reached = 4;
    int dilation = 1;
    int before = 1;
    for (int layer = 1; layer <= stages; layer++) {
      int stride = layer == 1 ? 1 : 2;
      if (reached >= net.settings().outputStride()) {
        dilation *= stride;
        stride = 1;
      } else {
        reached *= stride;
      }
      for (int i = 0; i < weights.count("layer" + layer + ".", 0); i++) {
        block("layer" + layer + "." + i, i == 0 ? stride : 1, before, dilation);
        before = dilation;
      }
    }
    net.globalMean("avgpool").flatten();
    String head = weights.hasPart("linear") ? "linear" : "fc";
    new Classifier(net, head, Map.of()).draw();
  }

  /** A first convolution of three cells is one for small pictures: nothing is left out. */
  private void stem() throws FormatException {
    if (weights.isConvolution("conv1", 3)) {
      net.assume("at the first convolution stride 1 and no pooling, as in networks for CIFAR");
      net.convNorm("conv1", "bn1", 1).relu("relu");
      return;
    }
    if (weights.has("conv1")) {
      net.convNorm("conv1", "bn1", 2).relu("relu");
    } else {
      net.convNorm("conv1.0", "conv1.1", 2).relu("conv1.2");
      net.convNorm("conv1.3", "conv1.4", 1).relu("conv1.5");
      net.convNorm("conv1.6", "bn1", 1).relu("relu");
    }
    switch (antialiasing) {
      case NONE -> net.maxPool("maxpool", 3, 2, 1, false);
      case MEAN -> smooth("maxpool", 2);
      case BLUR -> {
        net.maxPool("maxpool.0", 3, 1, 1, false);
        smooth("maxpool.1", 2);
      }
    }
  }

  /**
   * @param first how far the cells of the block's striding kernel lie apart
   * @param dilation how far those of the kernels after it do
   */
  private void block(String name, int stride, int first, int dilation) throws FormatException {
    LayerId input = net.at();
    int channels = net.channels();
    boolean smooths = antialiasing != Antialiasing.NONE && (stride > 1 || first != dilation);
    int own = smooths ? 1 : stride;
    boolean bottleneck = weights.has(name + ".conv3");
    if (bottleneck) {
      net.convNorm(name + ".conv1", name + ".bn1", 1).relu(name + ".relu");
      net.dilated(name + ".conv2", own, first).norm(name + ".bn2").relu(name + ".relu");
    } else {
      net.dilated(name + ".conv1", own, first).norm(name + ".bn1").relu(name + ".relu");
    }
    if (smooths) {
      smooth(name + ".aa", stride);
    }
    if (bottleneck) {
      net.convNorm(name + ".conv3", name + ".bn3", 1);
    } else {
      net.dilated(name + ".conv2", 1, dilation).norm(name + ".bn2");
    }
    ChannelGate.of(weights, name).draw(net, name);
    LayerId main = net.at();
    LayerId side = side(name, input, stride, net.channels() - channels, dilation);
    net.from(main).add(name + ".add", side).relu(name + ".relu");
  }

  private LayerId side(String name, LayerId input, int stride, int added, int dilation)
      throws FormatException {
    net.from(input);
    for (String module : List.of(name + ".downsample", name + ".shortcut")) {
      if (weights.isNorm(module + ".1")) {
        return net.convNorm(module + ".0", module + ".1", stride).at();
      }
      if (weights.isNorm(module + ".2")) {
        if (dilation > 1) {
          throw new FormatException(
              "an output_stride of "
                  + net.settings().outputStride()
                  + " with averaging shortcuts"
                  + " is not computed: export the network as ONNX");
        }
        if (stride > 1) {
          AveragePool2d mean =
              new AveragePool2d(Size.square(2), Size.square(stride), Padding.NONE, true, false);
          net.op(module + ".0", mean);
        }
        return net.convNorm(module + ".1", module + ".2", 1).at();
      }
    }
    if (stages == 3 && (stride > 1 || added > 0)) {
      padded(name, stride, added);
    }
    return net.at();
  }

  /** Where the size changes without weights, every second cell is taken and zeros are added. */
  private void padded(String name, int stride, int added) {
    net.op(name + ".rows", new Slice(2, 0, net.shape().height(), stride));
    net.op(name + ".columns", new Slice(3, 0, net.shape().width(), stride));
    List<Integer> first = List.of(0, added / 2, 0, 0);
    List<Integer> last = List.of(0, added - added / 2, 0, 0);
    net.op(name + ".shortcut", new Pad(first, last, Pad.Mode.CONSTANT, 0));
  }

  /** Means of squares, or a binomial filter over the mirrored maps. */
  private void smooth(String name, int stride) {
    if (antialiasing == Antialiasing.MEAN) {
      Size square = Size.square(stride);
      net.op(name, new AveragePool2d(square, square, Padding.NONE, false, true));
      return;
    }
    int channels = net.channels();
    float[] kernels = new float[Math.multiplyExact(channels, BINOMIAL.length)];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = BINOMIAL[i % BINOMIAL.length];
    }
    List<Integer> one = List.of(0, 0, 1, 1);
    net.op(name + ".pad", new Pad(one, one, Pad.Mode.REFLECT, 0));
    net.op(
        name,
        new Conv2d(Size.square(stride), Padding.NONE, Size.ONE, channels),
        Tensor.of(Shape.of(channels, 1, 3, 3), kernels));
  }
}
