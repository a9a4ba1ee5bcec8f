package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.convlens.torch.TorchNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures under a patch, computed only where the patch reaches, say what whole passes say: in real
 * networks, wherever the patch lies and whatever its size. Concatenations and ceiling pools
 * (SqueezeNet), sums over strides (ResNet), depthwise convolutions with uneven padding (MobileNet).
 */
class PatchedParityTest {
  private static final String SQUEEZENET = "models-imagenet/squeezenet1.1_fp32.onnx";
  private static final String RESNET = "models-small/cifar10-resnet/resnet20_cifar10.onnx";
  private static final String MOBILENET = "models-imagenet/mobilenet_v1_0.25_128_fp32.onnx";

  /** Of the largest logit. */
  private static final double TOLERANCE = 1e-4;

  @ParameterizedTest
  @ValueSource(strings = {SQUEEZENET, RESNET, MOBILENET})
  void saysWhatWholePassesSay(String file) throws IOException {
    sweep(file, 3);
  }

  @Tag("thorough")
  @ParameterizedTest
  @ValueSource(strings = {SQUEEZENET, RESNET, MOBILENET})
  void whereverThePatchLies(String file) throws IOException {
    sweep(file, 120);
  }

  private static void sweep(String file, int rounds) throws IOException {
    Model model = Models.open(Shared.file(file));
    try (TorchNetwork network = Torch.engine().open(model)) {
      for (int seed = 0; seed < rounds; seed++) {
        Random random = new Random(seed);
        Volume input = input(model, random);
        compare(network, input, patches(random, input), "seed " + seed);
      }
    }
  }

  private static void compare(
      TorchNetwork network, Volume input, List<Patch> patches, String seed) {
    LayerId logits = network.model().head().logits();
    Set<LayerId> watch = Set.of(logits);
    List<Volume> pictures = patches.stream().map(p -> p.on(input)).toList();
    try (Patched patched = network.patched(input, watch, 1);
        Trace local = patched.trace(patches);
        Trace whole = network.trace(pictures, watch)) {
      for (int i = 0; i < patches.size(); i++) {
        Patch patch = patches.get(i);
        Volume expected = whole.at(i, logits);
        double scale = Math.max(expected.max(), -expected.min());
        Volume off = local.at(i, logits).minus(expected);
        assertThat(Math.max(off.max(), -off.min()) / scale)
            .as(
                "%s: %d × %d at (%d, %d)",
                seed, patch.height(), patch.width(), patch.top(), patch.left())
            .isLessThanOrEqualTo(TOLERANCE);
      }
    }
  }

  /** Slopes with noise on them, as the network wants its pictures. */
  private static Volume input(Model model, Random random) {
    var shape = model.graph().inputShape();
    float dy = random.nextFloat();
    float dx = random.nextFloat();
    Volume view =
        Volume.generate(
            shape.channels(),
            shape.height(),
            shape.width(),
            (c, y, x) ->
                50 * random.nextFloat()
                    + 100 * dy * y / shape.height()
                    + 100 * dx * x / shape.width());
    return model.preprocessing().normalise(view);
  }

  /**
   * Neighbours of a grid with any window, stride and offset, the last ones cut off at the edges.
   */
  private static List<Patch> patches(Random random, Volume input) {
    int height = 1 + random.nextInt(input.height() / 3);
    int width = random.nextBoolean() ? height : 1 + random.nextInt(input.width() / 3);
    int stride = 1 + random.nextInt(height);
    int top = random.nextInt(input.height());
    int left = random.nextInt(input.width());
    boolean flat = random.nextBoolean();
    List<Patch> patches = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      int y = (top + k / 3 * stride) % input.height();
      int x = (left + k % 3 * stride) % input.width();
      Volume values =
          Volume.generate(
              input.channels(),
              Math.min(height, input.height() - y),
              Math.min(width, input.width() - x),
              (c, i, j) -> flat ? 0 : (float) random.nextGaussian());
      patches.add(new Patch(y, x, values));
    }
    return patches;
  }
}
