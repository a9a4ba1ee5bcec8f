package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.convlens.net.op.Span;
import org.junit.jupiter.api.Test;

/** Goldens: the table of google-research/receptive_field (size, stride, padding). */
class ReceptiveFieldTest {
  private static final Tensor KERNEL = Tensor.of(Shape.of(1, 1, 3, 3), new float[9]);

  private static ReceptiveField field(Graph.Builder builder, LayerId input, LayerId last) {
    Graph graph = builder.build(input, last);
    return Objects.requireNonNull(ReceptiveField.of(graph).get(last));
  }

  @Test
  void twoThreeByThreeConvolutionsSeeFive() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 20, 20));
    LayerId first = TinyGraphs.conv(builder, "a", input, 1, 3, 1, 0);
    LayerId second = TinyGraphs.conv(builder, "b", first, 1, 3, 1, 0);
    assertThat(field(builder, input, second)).hasToString("5×5");
  }

  @Test
  void vgg16() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = input;
    int[] convolutions = {2, 2, 3, 3, 3};
    for (int block = 0; block < 5; block++) {
      for (int i = 0; i < convolutions[block]; i++) {
        at = TinyGraphs.conv(builder, "conv" + block + i, at, 1, 3, 1, 1);
      }
      at = TinyGraphs.pool(builder, "pool" + block, at, 2, 2);
    }
    check(field(builder, input, at), 212, 32, 90);
  }

  @Test
  void alexnetV2() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = TinyGraphs.conv(builder, "conv1", input, 1, 11, 4, 0);
    at = TinyGraphs.pool(builder, "pool1", at, 3, 2);
    at = TinyGraphs.conv(builder, "conv2", at, 1, 5, 1, 2);
    at = TinyGraphs.pool(builder, "pool2", at, 3, 2);
    at = TinyGraphs.conv(builder, "conv3", at, 1, 3, 1, 1);
    at = TinyGraphs.conv(builder, "conv4", at, 1, 3, 1, 1);
    at = TinyGraphs.conv(builder, "conv5", at, 1, 3, 1, 1);
    at = TinyGraphs.pool(builder, "pool5", at, 3, 2);
    check(field(builder, input, at), 195, 32, 64);
  }

  /** SAME padding of an even size: strided layers pad below and to the right only. */
  @Test
  void mobilenetV1() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    int[] strides = {2, 1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1};
    LayerId at = input;
    for (int i = 0; i < strides.length; i++) {
      Conv2d same = new Conv2d(Size.square(strides[i]), Padding.SAME_UPPER, Size.ONE, 1);
      at = builder.add("conv" + i, same, List.of(at), List.of(KERNEL));
    }
    check(field(builder, input, at), 315, 32, 126);
  }

  /** The widest path, kernels of several steps as one; beside it every module has a 1 × 1. */
  @Test
  void inceptionV3() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 299, 299));
    int[][] stem = {{3, 2, 0}, {3, 1, 0}, {3, 1, 1}, {3, 2, 0}, {3, 1, 0}, {3, 2, 0}};
    LayerId at = input;
    for (int i = 0; i < stem.length; i++) {
      at = TinyGraphs.conv(builder, "stem" + i, at, 1, stem[i][0], stem[i][1], stem[i][2]);
    }
    int[] sizes = {5, 5, 5, 3, 0, 13, 13, 13, 13, 7, 0, 5, 5};
    for (int i = 0; i < sizes.length; i++) {
      String name = "mixed" + i;
      if (sizes[i] == 0) {
        at = TinyGraphs.conv(builder, name, at, 1, 3, 2, 0);
        continue;
      }
      LayerId wide = TinyGraphs.conv(builder, name, at, 1, sizes[i], 1, sizes[i] / 2);
      LayerId point = TinyGraphs.conv(builder, name + "point", at, 1, 1, 1, 0);
      at = builder.add(name + "both", new Concat(1), List.of(wide, point), List.of());
    }
    check(field(builder, input, at), 1311, 32, 618);
  }

  /**
   * Modules of two 3 × 3 beside a 1 × 1, some strided; strided layers pad below and to the right.
   */
  @Test
  void inceptionV2() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = same(builder, "stem1", input, 7, 2);
    at = same(builder, "pool2", at, 3, 2);
    at = same(builder, "stem2c", at, 3, 1);
    at = same(builder, "pool3", at, 3, 2);
    int[] strides = {1, 1, 2, 1, 1, 1, 1, 2, 1, 1};
    for (int i = 0; i < strides.length; i++) {
      LayerId wide = same(builder, "wide" + i, at, 3, 1);
      wide = same(builder, "wider" + i, wide, 3, strides[i]);
      LayerId beside = same(builder, "beside" + i, at, strides[i] == 2 ? 3 : 1, strides[i]);
      at = builder.add("mixed" + i, new Concat(1), List.of(wide, beside), List.of());
    }
    check(field(builder, input, at), 699, 32, 318);
    assertThat(field(builder, input, at).aligned()).isTrue();
  }

  private static LayerId same(
      Graph.Builder builder, String name, LayerId from, int kernel, int stride) {
    int channels = builder.shape(from).channels();
    float[] weights = new float[channels * kernel * kernel];
    return builder.add(
        name,
        new Conv2d(Size.square(stride), Padding.SAME_UPPER, Size.ONE, 1),
        List.of(from),
        List.of(Tensor.of(Shape.of(1, channels, kernel, kernel), weights)));
  }

  /** TF-slim strides in a block's last unit and pads the first pool below and to the right. */
  @Test
  void resnetV1() {
    check(resnet(true, 3, 4, 6, 3), 483, 32, 239);
    check(resnet(true, 3, 4, 23, 3), 1027, 32, 511);
  }

  /**
   * torchvision strides in a block's first unit, so the later ones see less: no published number.
   */
  @Test
  void torchvisionsResnetSeesLess() {
    check(resnet(false, 3, 4, 6, 3), 427, 32, 213);
  }

  /** Bottlenecks as their 3 × 3 convolutions, each beside a shortcut. */
  private static ReceptiveField resnet(boolean last, int... units) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = TinyGraphs.conv(builder, "conv1", input, 1, 7, 2, 3);
    Padding around = last ? Padding.SAME_UPPER : Padding.all(1);
    MaxPool2d pool = new MaxPool2d(Size.square(3), Size.square(2), around, Size.ONE, false);
    at = builder.add("pool1", pool, List.of(at), List.of());
    for (int block = 0; block < units.length; block++) {
      for (int unit = 0; unit < units[block]; unit++) {
        boolean strided = last ? block < 3 && unit == units[block] - 1 : block > 0 && unit == 0;
        String name = "block" + block + "unit" + unit;
        int stride = strided ? 2 : 1;
        LayerId inner = TinyGraphs.conv(builder, name, at, 1, 3, stride, 1);
        LayerId beside = TinyGraphs.conv(builder, name + "shortcut", at, 1, 1, stride, 0);
        at =
            builder.add(
                name + "sum",
                new Arithmetic(Arithmetic.Function.ADD),
                List.of(inner, beside),
                List.of());
      }
    }
    return field(builder, input, at);
  }

  @Test
  void branchesAreJoinedByTheirHull() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 9, 9));
    LayerId wide = TinyGraphs.conv(builder, "wide", input, 1, 5, 1, 2);
    LayerId sum =
        builder.add(
            "sum", new Arithmetic(Arithmetic.Function.ADD), List.of(input, wide), List.of());
    ReceptiveField field = field(builder, input, sum);
    assertThat(field).hasToString("5×5");
    assertThat(field.aligned()).isTrue();
    assertThat(field.box(0, 8)).isEqualTo(new Box(0, 6, 3, 9));
  }

  @Test
  void branchesWithOtherCentresAreFlagged() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 1, 1, 2, 0);
    LayerId pool = TinyGraphs.pool(builder, "pool", input, 2, 2);
    LayerId sum =
        builder.add("sum", new Arithmetic(Arithmetic.Function.ADD), List.of(conv, pool), List.of());
    assertThat(field(builder, input, sum).aligned()).isFalse();
  }

  private static void check(ReceptiveField field, int size, int stride, int padding) {
    assertThat(field.rows()).contains(new Span(size, stride, -padding));
    assertThat(field.columns()).isEqualTo(field.rows());
  }
}
