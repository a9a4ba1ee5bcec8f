package org.convlens.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.Linear;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;

/** Networks small enough to do by hand. */
public final class TinyGraphs {
  private TinyGraphs() {}

  public static LayerId conv(
      Graph.Builder builder,
      String name,
      LayerId from,
      int filters,
      int kernel,
      int stride,
      int pad) {
    int channels = builder.shape(from).channels();
    int count = filters * channels * kernel * kernel;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return builder.add(
        name,
        new Conv2d(Size.square(stride), Padding.all(pad), Size.ONE, 1),
        List.of(from),
        List.of(Tensor.of(Shape.of(filters, channels, kernel, kernel), values)));
  }

  public static LayerId pool(
      Graph.Builder builder, String name, LayerId from, int kernel, int stride) {
    return builder.add(
        name,
        new MaxPool2d(Size.square(kernel), Size.square(stride), Padding.NONE, Size.ONE, false),
        List.of(from),
        List.of());
  }

  /** input 3×8×8 → conv1 (4 of 3×3, same) → relu1 → pool1 → flatten → dense (2) → softmax. */
  public static Graph classifier() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv = conv(builder, "conv1", input, 4, 3, 1, 1);
    LayerId relu = builder.add("relu1", "relu1_out", new Relu(), List.of(conv), List.of());
    LayerId pool = pool(builder, "pool1", relu, 2, 2);
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(pool), List.of());
    LayerId dense =
        builder.add(
            "dense",
            new Linear(false),
            List.of(flat),
            List.of(Tensor.of(Shape.of(2, 64), new float[128])));
    LayerId softmax = builder.add("softmax", Softmax.over(1), List.of(dense), List.of());
    return builder.build(input, softmax);
  }

  /**
   * input 3×8×8 → conv1 (4 of 3×3) → relu1 → conv2 (2 of 1×1, the classes) → relu2 → mean → flatten
   * → softmax.
   */
  public static Graph classMaps() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 8, 8));
    LayerId conv1 = conv(builder, "conv1", input, 4, 3, 1, 1);
    LayerId relu1 = builder.add("relu1", new Relu(), List.of(conv1), List.of());
    LayerId conv2 = conv(builder, "conv2", relu1, 2, 1, 1, 0);
    LayerId relu2 = builder.add("relu2", new Relu(), List.of(conv2), List.of());
    GlobalPool2d mean = new GlobalPool2d(GlobalPool2d.Function.MEAN);
    LayerId pooled = builder.add("mean", mean, List.of(relu2), List.of());
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(pooled), List.of());
    LayerId softmax = builder.add("softmax", Softmax.over(1), List.of(flat), List.of());
    return builder.build(input, softmax);
  }

  public static Model model(Graph graph) {
    return new Model(
        "tiny",
        graph,
        new Preprocessing(
            new Preprocessing.Stretch(Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1 / 255.0,
            List.of(0.0),
            List.of(1.0),
            "test"),
        Labels.of("cat", "dog"),
        Optional.empty(),
        Map.of());
  }
}
