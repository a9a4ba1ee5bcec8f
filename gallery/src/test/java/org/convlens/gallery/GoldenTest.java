package org.convlens.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reference numbers that PyTorch computed in float64 on real networks and pictures. In float32 the
 * engine may be off by twice what PyTorch is in that case, or by 1e-6 of the largest number. Of
 * probabilities, which are luck in each picture (without packed convolutions one of ResNet-20's is
 * nearer and the other farther), PyTorch's largest deviation in a network's pictures counts.
 */
class GoldenTest {
  private static final double LEAST = 1e-6;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TestFactory
  Stream<DynamicTest> agreesWithTheReference() throws IOException {
    Map<String, Double> ownDeviations = ownDeviations();
    return cases().stream()
        .map(c -> DynamicTest.dynamicTest(name(c), () -> check(c, ownDeviations)));
  }

  /** OpenBLAS and oneDNN choose their kernels when they are loaded. */
  @Test
  void andOnAProcessorWithAvx2Only() throws IOException, InterruptedException {
    Shared.file("golden/dev");
    Path flags = Path.of("/proc/cpuinfo");
    boolean hasMore = Files.isReadable(flags) && Files.readString(flags).contains("avx512f");
    Assumptions.assumeTrue(hasMore, "skipped: this processor has no more than AVX2");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dconvlens.root=" + Shared.root(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                GoldenTest.class.getName())
            .redirectErrorStream(true);
    java.environment()
        .putAll(
            Map.of(
                "OPENBLAS_CORETYPE", "Haswell",
                "ONEDNN_MAX_CPU_ISA", "AVX2",
                "ATEN_CPU_CAPABILITY", "avx2"));
    Process process = java.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** All cases, for a process with its own instruction set. */
  public static void main(String[] arguments) throws IOException {
    for (Path folder : cases()) {
      check(folder, ownDeviations());
    }
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> metas =
        Files.find(Shared.file("golden/dev"), 3, (p, a) -> p.endsWith("meta.json"))) {
      List<Path> folders = metas.map(Path::getParent).sorted().toList();
      assertThat(folders).hasSize(9);
      return folders;
    }
  }

  private static String name(Path folder) {
    return Shared.folder().resolve("golden/dev").relativize(folder).toString();
  }

  /** How far PyTorch in float32 is off, as a share of the largest number, by case and file. */
  private static Map<String, Double> ownDeviations() throws IOException {
    try (InputStream table = GoldenTest.class.getResourceAsStream("/golden/float32.tsv")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .map(line -> line.split("\t"))
          .collect(
              Collectors.toMap(
                  line -> key(line[0], line[1]), l -> Double.parseDouble(l[2]), Math::max));
    }
  }

  private static String key(String name, String file) {
    boolean probabilities = file.equals("occlusion_prob.npy");
    return (probabilities ? name.substring(0, name.indexOf('/')) : name) + "/" + file;
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

  private static void check(Path folder, Map<String, Double> ownDeviations) throws IOException {
    JsonNode meta = JSON.readTree(folder.resolve("meta.json").toFile());
    Model model = Models.open(model(meta.get("model").asString()));
    Torch single = Torch.engine();
    try (Network network = single.open(model)) {
      new Case(folder, meta, network, ownDeviations).agrees();
    }
    Torch twice = Torch.engine(new Torch.Options(2, Precision.FLOAT64));
    try (Network network = twice.open(model)) {
      new Case(folder, meta, network, Map.of()).agrees();
    }
  }

  /** A network that looks at a picture whose reference numbers lie in a folder. */
  private record Case(
      Path folder, JsonNode meta, Network network, Map<String, Double> ownDeviations) {

    void agrees() throws IOException {
      activations();
      maps();
      agrees(pixels(new Saliency(Fold.MAX)), "grad_input.npy");
      agrees(pixels(new GuidedBackpropagation(Fold.MAX)), "guided_backprop.npy");
    }

    private void activations() throws IOException {
      Graph graph = network.model().graph();
      LayerId logits = graph.layer(meta.get("logit_tensor").asString());
      assertThat(network.model().head().logits()).isEqualTo(logits);
      Set<LayerId> watch = new LinkedHashSet<>(Set.of(logits));
      List<String> activations = files("act_");
      assertThat(activations).isNotEmpty();
      activations.forEach(file -> watch.add(layer(graph, file)));
      try (Trace trace = network.trace(List.of(input()), watch)) {
        agrees(trace.at(0, logits), "logits.npy");
        for (String file : activations) {
          agrees(trace.at(0, layer(graph, file)), file);
        }
      }
    }

    private void maps() throws IOException {
      GradCam gradCam = new GradCam(Place.named(meta.get("gradcam_layer").asString()));
      agrees(gradCam.explain(network, input(), score()).map(), "gradcam_raw.npy");
      JsonNode patch = meta.get("occlusion");
      Occlusion occlusion =
          new Occlusion(
              patch.get("patch").asInt(), patch.get("stride").asInt(), 0, Shows.PROBABILITY);
      agrees(occlusion.explain(network, input(), score()).map(), "occlusion_prob.npy");
    }

    private Volume pixels(PixelAttribution method) throws IOException {
      return method.attribute(network, input(), score(), Run.QUIET).pixels();
    }

    private Score score() {
      return Score.logit(meta.get("target_class").asInt());
    }

    private Volume input() throws IOException {
      return volume(folder.resolve("input_tensor.npy"));
    }

    private List<String> files(String prefix) throws IOException {
      try (Stream<Path> all = Files.list(folder)) {
        return all.map(f -> f.getFileName().toString())
            .filter(f -> f.startsWith(prefix))
            .sorted()
            .toList();
      }
    }

    private void agrees(Volume actual, String file) throws IOException {
      Volume reference =
          volume(folder.resolve(file)).reshaped(actual.channels(), actual.height(), actual.width());
      double own = ownDeviations.getOrDefault(key(name(folder), file), 0.0);
      double largest = reference.abs().max();
      assertThat(actual.minus(reference).abs().max() / (largest > 0 ? largest : 1))
          .as("%s/%s: difference as a share of %.3g", name(folder), file, largest)
          .isLessThanOrEqualTo(Math.max(2 * own, LEAST));
    }
  }

  /** Slashes of tensor names are underscores in file names. */
  private static LayerId layer(Graph graph, String file) {
    String wanted = file.replaceAll("^act_|\\.npy$", "");
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
}
