package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convlens.torch.Nets.id;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Precision;
import org.convlens.net.Trace;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where inputs are equal, convolutions are; of tied numbers the first in row order is pooled. */
class EqualWindowsTest {
  private static final Conv2d DOUBLE = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void giveEqualNumbers(Precision precision) {
    Libtorch.load(1);
    assertThat(EqualWindows.broken(precision)).isEmpty();
  }

  /** OpenBLAS, oneDNN and libtorch each choose their kernels when they are loaded. */
  @ParameterizedTest
  @CsvSource({
    "ssse3, 1, Nehalem, SSE41, default",
    "avx2, 1, Haswell, AVX2, avx2",
    "avx2, 2, Haswell, AVX2, avx2",
    "avx512f, 2, SkylakeX, AVX512_CORE, avx512"
  })
  void onOtherInstructionSets(String flag, String threads, String blas, String dnn, String aten)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Processor.ofThisMachine().flags().contains(flag), "skipped: no " + flag + " here");
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EqualWindows.class.getName(),
                threads)
            .redirectErrorStream(true);
    java.environment().put("OPENBLAS_CORETYPE", blas);
    java.environment().put("OPENBLAS_NUM_THREADS", threads);
    java.environment().put("ONEDNN_MAX_CPU_ISA", dnn);
    java.environment().put("ATEN_CPU_CAPABILITY", aten);
    Process process = java.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** y = 2 x, then perhaps ReLU, then the largest of each 2 × 2; rows 1 1 3 3 / 1 1 3 3. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofTiesTheFirstInRowOrderGetsTheGradient(boolean rectified) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(1, 2, 4));
    Tensor two = Tensor.of(Shape.of(1, 1, 1, 1), 2);
    LayerId last = b.add("conv", DOUBLE, List.of(input), List.of(two));
    last = rectified ? b.add("relu", new Relu(), List.of(last), List.of()) : last;
    LayerId pool = b.add("pool", Nets.POOL2, List.of(last), List.of());
    Volume picture = Volume.of(1, 2, 4, 1, 1, 3, 3, 1, 1, 3, 3);
    try (TorchNetwork network = Nets.open(b.build(input, pool));
        Trace trace = network.trace(List.of(picture), Set.of(pool), Set.of(input))) {
      assertThat(trace.at(0, pool).toArray()).containsExactly(2, 6);
      Map<LayerId, List<Volume>> seed = Map.of(pool, List.of(Volume.of(1, 1, 2, 1, 1)));
      assertThat(trace.pull(seed, id("input")).get(0).toArray())
          .containsExactly(2, 0, 2, 0, 0, 0, 0, 0);
    }
  }
}
