package org.convlens.gallery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Relu;

/**
 * Three pixels, three hidden units, one score: z = W x, y = v · max(0, z). For the picture (1, 2,
 * 3) z is (4, −2, 3), and v is (2, 5, −1): one unit passes and speaks for, one is off, one speaks
 * against.
 */
final class DenseNet {
  static final float[][] W = {{1, 0, 1}, {-1, 1, -1}, {1, 1, 0}};
  static final float[] V = {2, 5, -1};
  static final Volume PICTURE = Volume.of(1, 1, 3, 1, 2, 3);

  private DenseNet() {}

  static Model model() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 1, 3));
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(input), List.of());
    Tensor hidden = Tensor.of(Shape.of(3, 3), 1, 0, 1, -1, 1, -1, 1, 1, 0);
    LayerId z = builder.add("z", new Linear(false), List.of(flat), List.of(hidden));
    LayerId relu = builder.add("relu", new Relu(), List.of(z), List.of());
    LayerId y =
        builder.add("y", new Linear(false), List.of(relu), List.of(Tensor.of(Shape.of(1, 3), V)));
    Preprocessing unit =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            Preprocessing.Channels.GREY,
            1,
            List.of(0.0),
            List.of(1.0),
            "test");
    return new Model(
        "dense", builder.build(input, y), unit, Labels.NONE, Optional.empty(), Map.of());
  }

  /** Wᵀ g for a gradient g at z. */
  static float[] back(float... g) {
    float[] pixels = new float[3];
    for (int unit = 0; unit < 3; unit++) {
      for (int pixel = 0; pixel < 3; pixel++) {
        pixels[pixel] += W[unit][pixel] * g[unit];
      }
    }
    return pixels;
  }
}
