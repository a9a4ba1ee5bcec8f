package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.convlens.array.Npy;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.format.Models;
import org.convlens.method.Place;
import org.convlens.method.cam.GradCam;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.net.Backward;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference numbers that PyTorch computed in float64 on real networks and pictures. */
class GoldenTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TestFactory
  Stream<DynamicTest> agreesWithTheReference() throws IOException {
    Path golden = Shared.file("golden/dev");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> metas = Files.find(golden, 3, (p, a) -> p.endsWith("meta.json"))) {
      for (Path meta : metas.sorted().toList()) {
        Path folder = Objects.requireNonNull(meta.getParent());
        tests.add(
            DynamicTest.dynamicTest(golden.relativize(folder).toString(), () -> check(folder)));
      }
    }
    assertThat(tests).hasSize(9);
    return tests.stream();
  }

  private static Path model(String file) throws IOException {
    for (String place : List.of("models-imagenet", "models-small")) {
      try (Stream<Path> found =
          Files.find(Shared.file(place), 2, (p, a) -> p.getFileName().toString().equals(file))) {
        var first = found.findFirst();
        if (first.isPresent()) {
          return first.get();
        }
      }
    }
    throw new IOException("no model " + file);
  }

  private static void check(Path folder) throws IOException {
    JsonNode meta = JSON.readTree(folder.resolve("meta.json").toFile());
    Volume input = volume(folder.resolve("input_tensor.npy"));
    Score score = Score.logit(meta.get("target_class").asInt());
    try (Network network = Torch.engine().open(Models.open(model(meta.get("model").asString())));
        Network guided = network.with(Backward.GUIDED)) {
      Graph graph = network.model().graph();
      LayerId logits = graph.layer(meta.get("logit_tensor").asString());
      assertThat(network.model().head().logits()).isEqualTo(logits);
      Set<LayerId> watch = new LinkedHashSet<>(Set.of(logits));
      List<Path> activations = files(folder, "act_");
      assertThat(activations).isNotEmpty();
      activations.forEach(f -> watch.add(layer(graph, f)));
      try (Trace trace = network.trace(List.of(input), watch, Set.of(graph.input()))) {
        close(trace.at(0, logits), folder.resolve("logits.npy"), 1e-4);
        for (Path file : activations) {
          close(trace.at(0, layer(graph, file)), file, 1e-4);
        }
        close(gradient(trace, graph, score), folder.resolve("grad_input.npy"), 1e-3);
      }
      try (Trace trace = guided.trace(List.of(input), Set.of(logits), Set.of(graph.input()))) {
        close(gradient(trace, graph, score), folder.resolve("guided_backprop.npy"), 1e-3);
      }
      GradCam gradCam = new GradCam(Place.named(meta.get("gradcam_layer").asString()));
      close(gradCam.explain(network, input, score).map(), folder.resolve("gradcam_raw.npy"), 1e-3);
      JsonNode patch = meta.get("occlusion");
      Occlusion occlusion =
          new Occlusion(
              patch.get("patch").asInt(), patch.get("stride").asInt(), 0, Shows.PROBABILITY);
      Volume left = occlusion.explain(network, input, score).map();
      close(left, folder.resolve("occlusion_prob.npy"), 1e-4);
    }
  }

  private static Volume gradient(Trace trace, Graph graph, Score score) {
    return trace.pull(score.slope(graph, trace), graph.input()).get(0);
  }

  private static List<Path> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  /** Slashes of tensor names are underscores in file names. */
  private static LayerId layer(Graph graph, Path file) {
    String wanted = file.getFileName().toString().replaceAll("^act_|\\.npy$", "");
    return graph.nodes().stream()
        .filter(n -> n.output().replace('/', '_').equals(wanted))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Volume volume(Path file) throws IOException {
    Tensor tensor = Npy.read(file);
    if (tensor.shape().rank() != 4) {
      return Volume.of(tensor.size(), 1, 1, tensor.toFloats());
    }
    int height = tensor.shape().height();
    int width = tensor.shape().width();
    return Volume.of(tensor.size() / (height * width), height, width, tensor.toFloats());
  }

  /** Within a share of the largest absolute reference number. */
  private static void close(Volume actual, Path file, double share) throws IOException {
    Volume reference = volume(file).reshaped(actual.channels(), actual.height(), actual.width());
    double allowed = share * reference.abs().max();
    assertThat((double) actual.minus(reference).abs().max())
        .as("%s of at most %.3g", file.getFileName(), reference.abs().max())
        .isLessThanOrEqualTo(allowed);
  }
}
