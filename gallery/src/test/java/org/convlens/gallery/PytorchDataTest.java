package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;

/** Weights that PyTorch saved, before there was an archive around them. */
class PytorchDataTest {
  private static float[] logits(Model model, Volume picture) {
    LayerId output = model.head().logits();
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), Set.of(output))) {
      return trace.at(0, output).toArray();
    }
  }

  @Test
  void resnet20GivesTheLogitsOfItsTwin() throws IOException {
    Path folder = Shared.file("models-small/cifar10-resnet");
    Model weights = Models.open(folder.resolve("resnet20-12fca82f.th"));
    Model onnx = Models.open(folder.resolve("resnet20_cifar10.onnx"));
    assertThat(weights.metadata()).containsEntry("architecture", "cifar-resnet20");
    Volume picture =
        Volume.generate(3, 32, 32, (c, y, x) -> (float) Math.sin(0.3 * y * (c + 1) + 0.2 * x));
    float[] expected = logits(onnx, picture);
    float[] found = logits(weights, picture);
    assertThat(found).hasSameSizeAs(expected);
    float greatest = 0;
    for (float logit : expected) {
      greatest = Math.max(greatest, Math.abs(logit));
    }
    for (int i = 0; i < found.length; i++) {
      assertThat(found[i]).isCloseTo(expected[i], within(1e-4f * greatest));
    }
  }
}
