package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convlens.array.Tensor;
import org.convlens.array.Warp.Filter;
import org.convlens.format.onnx.OnnxReader;
import org.convlens.net.Graph;
import org.convlens.net.Labels;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Preprocessing;
import org.convlens.torch.Torch;
import org.convlens.torch.TorchNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The operator cases that ONNX publishes: each file is read, run, and compared with its recorded
 * output. The first input is the picture, the others are numbers of the file. Second outputs that
 * only training or another operator needs (the mask of a dropout, the places of a maximum) are left
 * out.
 */
class OnnxOperatorTest {
  /** What is not supported, and why. */
  private static final Map<String, String> EXCLUDED =
      Map.of(
          "test_batchnorm_epsilon_training_mode", "statistics of the batch: training",
          "test_batchnorm_example_training_mode", "statistics of the batch: training",
          "test_identity_opt", "a sequence that may be absent is no picture");

  @TestFactory
  Stream<DynamicTest> nodes() throws IOException {
    return cases("node");
  }

  @TestFactory
  Stream<DynamicTest> layersAsPyTorchExportsThem() throws IOException {
    return cases("pytorch-converted");
  }

  private static Stream<DynamicTest> cases(String kind) throws IOException {
    Path folder = Shared.file("onnx-op-tests/" + kind);
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.sorted().toList()) {
        String name = each.getFileName().toString();
        if (!EXCLUDED.containsKey(name)) {
          tests.add(DynamicTest.dynamicTest(name, () -> run(each)));
        }
      }
    }
    return tests.stream();
  }

  private static void run(Path folder) throws IOException {
    byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
    GraphProto proto = ModelProto.parseFrom(model).getGraph();
    List<String> initialisers =
        proto.getInitializerList().stream().map(TensorProto::getName).toList();
    List<String> inputs =
        proto.getInputList().stream()
            .map(ValueInfoProto::getName)
            .filter(name -> !initialisers.contains(name))
            .toList();
    List<String> outputs = proto.getOutputList().stream().map(ValueInfoProto::getName).toList();
    try (Stream<Path> sets = Files.list(folder)) {
      for (Path set : sets.filter(Files::isDirectory).sorted().toList()) {
        run(model, set, inputs, outputs);
      }
    }
  }

  private static void run(byte[] model, Path set, List<String> inputs, List<String> outputs)
      throws IOException {
    Map<String, Tensor> constants = new HashMap<>();
    for (int i = 1; i < inputs.size(); i++) {
      constants.put(inputs.get(i), tensor(set.resolve("input_" + i + ".pb")));
    }
    Graph graph = OnnxReader.read(ByteBuffer.wrap(model), constants);
    Tensor picture = tensor(set.resolve("input_0.pb"));
    try (TorchNetwork network = Torch.engine().open(model(graph))) {
      Map<LayerId, Tensor> results = network.run(Map.of(graph.input(), picture));
      for (int i = 0; i < outputs.size(); i++) {
        String name = outputs.get(i);
        Tensor expected = tensor(set.resolve("output_" + i + ".pb"));
        boolean produced = graph.nodes().stream().anyMatch(n -> n.output().equals(name));
        assertThat(produced || i > 0).as(name).isTrue();
        if (produced) {
          compare(name, results.get(graph.layer(name)), expected);
        }
      }
    }
  }

  private static void compare(String name, @Nullable Tensor given, Tensor expected) {
    Tensor found = Objects.requireNonNull(given);
    assertThat(found.shape()).as(name).isEqualTo(expected.shape());
    float[] left = found.toFloats();
    float[] right = expected.toFloats();
    for (int i = 0; i < left.length; i++) {
      if (Float.compare(left[i], right[i]) != 0) {
        float tolerance = 1e-5f * Math.max(1, Math.abs(right[i]));
        assertThat(Math.abs(left[i] - right[i]))
            .as("%s[%d] is %s, not %s", name, i, left[i], right[i])
            .isLessThanOrEqualTo(tolerance);
      }
    }
  }

  private static Tensor tensor(Path file) throws IOException {
    return OnnxReader.tensor(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  private static Model model(Graph graph) {
    Preprocessing none =
        new Preprocessing(
            new Preprocessing.Stretch(Filter.BILINEAR),
            Preprocessing.Channels.RGB,
            1,
            List.of(0.0),
            List.of(1.0),
            "none");
    return new Model("case", graph, none, Labels.NONE, Optional.empty(), Map.of());
  }
}
