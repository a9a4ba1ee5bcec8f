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
import org.convlens.method.gradient.Fold;
import org.convlens.method.gradient.GuidedBackpropagation;
import org.convlens.method.gradient.PixelAttribution;
import org.convlens.method.gradient.Saliency;
import org.convlens.method.perturbation.Occlusion;
import org.convlens.method.perturbation.Occlusion.Shows;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Model;
import org.convlens.net.Network;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.score.Score;
import org.convlens.task.Run;
import org.convlens.torch.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reference numbers that PyTorch computed in float64 on real networks and pictures. */
class GoldenTest {
  /**
   * Where a unit lies within a rounding error of zero (in SqueezeNet with the elephants one of
   * fire3/expand3x3 is 2.2e-5), float32 may switch its ReLU, which changes the gradient at the
   * pixels that the unit sees; PyTorch in float32 shows the same. In float64 nothing may lie
   * outside.
   */
  private static final double ALLOWED_SWITCHES = 0.001;

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
    Model model = Models.open(model(meta.get("model").asString()));
    Torch single = Torch.engine();
    try (Network network = single.open(model)) {
      activations(network, folder, meta);
      maps(network, folder, meta);
      gradients(network, folder, meta, ALLOWED_SWITCHES);
    }
    Torch twice = Torch.engine(new Torch.Options(2, Precision.FLOAT64));
    try (Network network = twice.open(model)) {
      gradients(network, folder, meta, 0);
    }
  }

  private static void activations(Network network, Path folder, JsonNode meta) throws IOException {
    Graph graph = network.model().graph();
    LayerId logits = graph.layer(meta.get("logit_tensor").asString());
    assertThat(network.model().head().logits()).isEqualTo(logits);
    Set<LayerId> watch = new LinkedHashSet<>(Set.of(logits));
    List<Path> activations = files(folder, "act_");
    assertThat(activations).isNotEmpty();
    activations.forEach(f -> watch.add(layer(graph, f)));
    try (Trace trace = network.trace(List.of(input(folder)), watch)) {
      close(trace.at(0, logits), folder.resolve("logits.npy"), 1e-4, 0);
      for (Path file : activations) {
        close(trace.at(0, layer(graph, file)), file, 1e-4, 0);
      }
    }
  }

  private static void maps(Network network, Path folder, JsonNode meta) throws IOException {
    GradCam gradCam = new GradCam(Place.named(meta.get("gradcam_layer").asString()));
    Volume cam = gradCam.explain(network, input(folder), score(meta)).map();
    close(cam, folder.resolve("gradcam_raw.npy"), 1e-3, 0);
    JsonNode patch = meta.get("occlusion");
    Occlusion occlusion =
        new Occlusion(
            patch.get("patch").asInt(), patch.get("stride").asInt(), 0, Shows.PROBABILITY);
    Volume left = occlusion.explain(network, input(folder), score(meta)).map();
    close(left, folder.resolve("occlusion_prob.npy"), 1e-4, 0);
  }

  private static void gradients(Network network, Path folder, JsonNode meta, double outliers)
      throws IOException {
    Volume input = input(folder);
    Volume plain = pixels(new Saliency(Fold.MAX), network, input, score(meta));
    close(plain, folder.resolve("grad_input.npy"), 1e-3, outliers);
    Volume guided = pixels(new GuidedBackpropagation(Fold.MAX), network, input, score(meta));
    close(guided, folder.resolve("guided_backprop.npy"), 1e-3, outliers);
  }

  private static Volume pixels(
      PixelAttribution method, Network network, Volume input, Score score) {
    return method.attribute(network, input, score, Run.QUIET).pixels();
  }

  private static Score score(JsonNode meta) {
    return Score.logit(meta.get("target_class").asInt());
  }

  private static Volume input(Path folder) throws IOException {
    return volume(folder.resolve("input_tensor.npy"));
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

  /**
   * Within a share of the largest absolute reference number.
   *
   * @param outliers the share of the numbers that may lie outside
   */
  private static void close(Volume actual, Path file, double share, double outliers)
      throws IOException {
    Volume reference = volume(file).reshaped(actual.channels(), actual.height(), actual.width());
    float allowed = (float) (share * reference.abs().max());
    Volume outside = actual.minus(reference).map(d -> Math.abs(d) > allowed ? 1 : 0);
    assertThat(outside.mean())
        .as(
            "%s of at most %.3g differs by %.3g",
            file.getFileName(), reference.abs().max(), actual.minus(reference).abs().max())
        .isLessThanOrEqualTo(outliers);
  }
}
