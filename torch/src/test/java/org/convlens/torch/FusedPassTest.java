package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volumes;
import static org.convlens.torch.TorchTraceTest.assertClose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.convlens.array.Shape;
import org.convlens.array.Volume;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Trace;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions that add and rectify as they write give what node after node gives. */
class FusedPassTest {
  /** So many pictures that oneDNN is asked. */
  private static final int MANY = 32;

  private static final double ROUNDING = 1e-5;

  @BeforeEach
  void thereIsOneDnn() {
    Nets.engine();
    assumeThat(PackedOperators.found()).as("oneDNN's packed convolutions").isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void anyNetworkSaysTheSameWhateverIsWatched(int seed) {
    RandomNet drawn = RandomNet.draw(new Random(seed));
    List<Volume> pictures = volumes(MANY, drawn.channels(), drawn.height(), drawn.width());
    try (TorchNetwork network = Nets.open(drawn.graph())) {
      List<LayerId> layers = layers(network);
      Map<LayerId, Volume> plain = plain(network, pictures, layers);
      Random random = new Random(seed);
      for (Set<LayerId> watched :
          List.of(
              Set.of(id("logits")),
              Set.of(id("logits"), drawn.last()),
              some(random, layers),
              some(random, layers),
              Set.copyOf(layers))) {
        try (Trace trace = network.trace(pictures, watched)) {
          for (LayerId layer : watched) {
            assertNear(trace.at(MANY - 1, layer), Objects.requireNonNull(plain.get(layer)));
          }
        }
      }
    }
  }

  private static void assertNear(Volume actual, Volume expected) {
    assertClose(actual, expected, ROUNDING);
  }

  private static List<LayerId> layers(TorchNetwork network) {
    return network.program().graph().nodes().stream()
        .filter(node -> node.shape().hasBatch())
        .map(node -> node.id())
        .toList();
  }

  private static Set<LayerId> some(Random random, List<LayerId> layers) {
    Set<LayerId> drawn = new HashSet<>(Set.of(id("logits")));
    drawn.add(layers.get(random.nextInt(layers.size())));
    return drawn;
  }

  /** The last picture's numbers of each layer, each node by itself. */
  private static Map<LayerId, Volume> plain(
      TorchNetwork network, List<Volume> pictures, List<LayerId> layers) {
    Program program = network.program();
    @Nullable Tensor[] said =
        network.forward(pictures, layers.stream().map(program::place).toList());
    Map<LayerId, Volume> volumes = new java.util.HashMap<>();
    for (LayerId layer : layers) {
      int place = program.place(layer);
      Tensor value = Objects.requireNonNull(said[place]);
      volumes.put(
          layer,
          Scope.compute(false, () -> Transfer.toVolume(value, MANY - 1, program.shape(place))));
      value.close();
    }
    return volumes;
  }

  /** Two residual blocks, the first with a convolution beside, as ResNet has them. */
  private static Graph residual() {
    Random random = new Random(5);
    Graph.Builder b = new Graph.Builder();
    LayerId last = b.input("input", Shape.maps(3, 16, 16));
    LayerId stem = conv(b, random, "stem", last, 8, 1);
    last = relu(b, "stem_relu", stem);
    for (int block = 1; block <= 2; block++) {
      int stride = block == 1 ? 2 : 1;
      LayerId first = relu(b, "relu" + block, conv(b, random, "a" + block, last, 8, stride));
      LayerId second = conv(b, random, "b" + block, first, 8, 1);
      LayerId beside = block == 1 ? conv(b, random, "beside", last, 8, 2) : last;
      LayerId sum =
          b.add(
              "sum" + block,
              new Arithmetic(Arithmetic.Function.ADD),
              List.of(second, beside),
              List.of());
      last = relu(b, "out" + block, sum);
    }
    return b.build(id("input"), last);
  }

  private static LayerId relu(Graph.Builder b, String name, LayerId from) {
    return b.add(name, new Relu(), List.of(from), List.of());
  }

  private static LayerId conv(
      Graph.Builder b, Random random, String name, LayerId from, int filters, int stride) {
    int channels = b.shape(from).channels();
    return b.add(
        name,
        new Conv2d(Size.square(stride), Padding.all(1), Size.ONE, 1),
        List.of(from),
        Nets.weights(random, filters, channels, 3, 3));
  }

  @Test
  void aResidualBlockIsSharedOutAmongItsConvolutions() {
    try (TorchNetwork network = Nets.open(residual())) {
      Program program = network.program();
      Fusion second = fusion(program, "b1");
      assertThat(second.runsAt()).isEqualTo(program.place(id("sum1")));
      assertThat(second.rectified()).isTrue();
      assertThat(second.other()).isEqualTo(1);
      Fusion stem = fusion(program, "stem");
      assertThat(stem.places())
          .containsExactly(program.place(id("stem")), program.place(id("stem_relu")));
      int sum = program.place(id("sum1"));
      assertThat(second.within(place -> place == sum, place -> true).rectified()).isFalse();
      assertThat(second.within(place -> place == second.conv(), place -> true).places())
          .containsExactly(second.conv());
    }
  }

  private static Fusion fusion(Program program, String conv) {
    return Objects.requireNonNull(program.fused().longest(program.place(id(conv))));
  }

  @Test
  void whatIsWatchedIsNotWrittenOver() {
    try (TorchNetwork network = Nets.open(residual())) {
      List<Volume> pictures = volumes(MANY, 3, 16, 16);
      Map<LayerId, Volume> plain = plain(network, pictures, layers(network));
      Set<LayerId> watched = Set.of(id("out1"), id("out2"), id("beside"));
      try (Trace trace = network.trace(pictures, watched)) {
        for (LayerId layer : watched) {
          assertNear(trace.at(MANY - 1, layer), Objects.requireNonNull(plain.get(layer)));
        }
      }
    }
  }

  @Test
  void gradientsFromAMiddleLayerOnAreThoseOfPicturesOneByOne() {
    Set<LayerId> end = Set.of(id("out2"));
    List<Volume> pictures = volumes(MANY, 3, 16, 16);
    List<Volume> seeds = volumes(MANY, 8, 8, 8);
    try (TorchNetwork network = Nets.open(residual())) {
      for (String layer : List.of("out1", "sum1", "b1", "beside", "stem")) {
        Set<LayerId> leaf = Set.of(id(layer));
        try (Trace all = network.trace(pictures, end, leaf);
            Trace one = network.trace(pictures.subList(7, 8), end, leaf)) {
          Volume together = all.pull(Map.of(id("out2"), seeds), id(layer)).get(7);
          Volume alone = one.pull(Map.of(id("out2"), seeds.subList(7, 8)), id(layer)).get(0);
          assertNear(together, alone);
        }
      }
    }
  }

  @Test
  void aBranchThatIsReplacedMeetsOneThatIsNot() {
    List<Volume> others = volumes(MANY, 8, 8, 8);
    try (TorchNetwork network = Nets.open(residual())) {
      Set<LayerId> watched = Set.of(id("beside"), id("stem_relu"), id("out2"));
      try (Trace one = network.trace(volumes(1, 3, 16, 16), watched);
          Trace all = one.resume(id("beside"), others)) {
        for (int item : new int[] {0, 9, MANY - 1}) {
          try (Trace alone = one.resume(id("beside"), others.subList(item, item + 1))) {
            assertNear(all.at(item, id("out2")), alone.at(0, id("out2")));
          }
        }
      }
    }
  }

  @Test
  void severalThreadsShareThePackedKernels() {
    List<Volume> pictures = volumes(MANY, 3, 16, 16);
    try (TorchNetwork network = Nets.open(residual())) {
      List<Volume> said =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(
                  i -> {
                    try (Trace trace = network.trace(pictures, Set.of(id("out2")))) {
                      return trace.at(i, id("out2"));
                    }
                  })
              .toList();
      try (Trace trace = network.trace(pictures, Set.of(id("out2")))) {
        List<Volume> again = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> again.add(trace.at(i, id("out2"))));
        assertThat(said).isEqualTo(again);
      }
    }
  }
}
