package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Npy;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.format.file.FormatException;
import org.convlens.format.keras.KerasReader;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keras files that others saved. */
class KerasDataTest {
  private static float[] run(Model model, Volume picture) {
    LayerId output = model.graph().output();
    try (Network network = Torch.engine().open(model);
        Trace trace = network.trace(List.of(picture), Set.of(output))) {
      return trace.at(0, output).toArray();
    }
  }

  /** The numbers of a float64 file in NumPy's format 1. */
  private static double[] doubles(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(10 + Short.toUnsignedInt(bytes.getShort(8)));
    double[] numbers = new double[bytes.remaining() / 8];
    bytes.asDoubleBuffer().get(numbers);
    return numbers;
  }

  @Test
  void thePredictionsOfKeras2AreReached() throws IOException {
    Path folder = Shared.file("keras-h5-tests/cnn_batch_norm_with_predictions");
    Model model = new KerasReader().read(folder.resolve("cnn_batch_norm.h5"));
    double[] input = doubles(folder.resolve("input.npy"));
    float[] expected = Npy.read(folder.resolve("predictions.npy")).toFloats();
    for (int n = 0; n < expected.length; n++) {
      int start = n * 300;
      Volume picture =
          Volume.generate(3, 10, 10, (c, y, x) -> (float) input[start + (y * 10 + x) * 3 + c]);
      assertThat(run(model, picture)[0]).isCloseTo(expected[n], within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fashion-lenet, fashion_lenet.onnx",
    "fashion-lenet-bn, fashion_lenet_bn.onnx",
    "fashion-toyresnet, fashion_toyresnet.onnx"
  })
  void descriptionAndWeightsGiveTheLogitsOfTheirTwin(String name, String twin) throws IOException {
    Path folder = Shared.file("models-small/" + name);
    Model keras = Models.open(folder.resolve("modelConfig.json"));
    Model onnx = Models.open(folder.resolve(twin));
    Volume picture =
        Volume.generate(1, 28, 28, (c, y, x) -> (float) Math.abs(Math.sin(0.37 * y * x + x)));
    float[] expected = run(onnx, picture);
    float[] logits = run(keras, picture);
    assertThat(logits).hasSameSizeAs(expected);
    for (int i = 0; i < logits.length; i++) {
      assertThat(logits[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }

  @Test
  void everyFileOpensOrIsRefusedForOneLayer() throws IOException {
    List<String> refusals = new ArrayList<>();
    int opened = 0;
    try (Stream<Path> files = Files.list(Shared.file("keras-h5-tests/tfkeras-cnn2d"))) {
      for (Path file : files.sorted().toList()) {
        try {
          Model model = Models.open(file);
          assertThat(model.graph().parameters()).isPositive();
          opened++;
        } catch (FormatException e) {
          refusals.add(String.valueOf(e.getMessage()));
        }
      }
    }
    assertThat(opened).isEqualTo(48);
    assertThat(refusals).hasSize(8).allMatch(r -> r.contains("of kind LocallyConnected2D"));
  }
}
