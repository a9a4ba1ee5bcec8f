package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.safetensors.SafetensorsFile;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Trace;
import org.convlens.net.op.Size;
import org.convlens.torch.Torch;

/**
 * What every module of a PyTorch network said to one picture: {@code input}, {@code logits}, and
 * evenly spaced samples of each module's output by its name.
 */
record ModuleNumbers(Map<String, Tensor> expected) {
  private static final int SAMPLES = 256;

  static ModuleNumbers of(Path file) throws IOException {
    return new ModuleNumbers(SafetensorsFile.of(file).tensors());
  }

  private Tensor input() {
    return Objects.requireNonNull(expected.get("input"));
  }

  /** Rows and columns of the picture. */
  Size size() {
    return new Size(input().shape().extent(2), input().shape().extent(3));
  }

  /**
   * Compares a network with them, layer by layer.
   *
   * @param tolerance as a share of a layer's greatest number
   * @return how many layers were compared, the last one included
   */
  int compare(Model model, float tolerance) {
    Shape shape = input().shape();
    Volume picture =
        Volume.of(shape.extent(1), shape.extent(2), shape.extent(3), input().toFloats());
    LayerId output = model.graph().output();
    Set<LayerId> watched = new LinkedHashSet<>(Set.of(output));
    for (Node node : model.graph().nodes()) {
      if (expected.containsKey(node.name()) && !node.id().equals(model.graph().input())) {
        watched.add(node.id());
      }
    }
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), watched)) {
      for (LayerId layer : watched) {
        boolean whole = layer.equals(output);
        Tensor there = Objects.requireNonNull(expected.get(whole ? "logits" : layer.name()));
        Volume here = trace.at(0, layer);
        int step = whole ? 1 : Math.max(1, here.size() / SAMPLES);
        assertClose(layer, here, there.toFloats(), step, tolerance);
      }
    }
    return watched.size();
  }

  private static void assertClose(
      LayerId layer, Volume here, float[] there, int step, float tolerance) {
    float greatest = 0;
    float worst = 0;
    for (int i = 0; i < there.length; i++) {
      greatest = Math.max(greatest, Math.abs(there[i]));
      float difference = Math.abs(here.at(i * step) - there[i]);
      worst = Float.isFinite(difference) ? Math.max(worst, difference) : Float.POSITIVE_INFINITY;
    }
    assertThat(worst).as(layer.name()).isLessThanOrEqualTo(tolerance * greatest);
  }
}
