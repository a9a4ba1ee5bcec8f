package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.convlens.torch.Nets.id;
import static org.convlens.torch.Nets.volume;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convlens.array.Volume;
import org.convlens.net.LayerId;
import org.convlens.net.Network;
import org.convlens.net.Node;
import org.convlens.net.Patch;
import org.convlens.net.Patched;
import org.convlens.net.Relevance;
import org.convlens.net.RelevanceRule;
import org.convlens.net.Trace;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Input;
import org.convlens.net.op.Locality;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.Op;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Reach;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Span;
import org.convlens.net.op.Trait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators say of themselves, against what they do to numbers. */
class OperatorsTest {
  private static final LayerId LAYER = id("layer");
  private static final Volume PICTURE = volume(3, 4, 6, 6);

  static Stream<SingleLayer> layers() {
    return SingleLayer.all().stream();
  }

  static Stream<SingleLayer> per(Trait trait) {
    return layers().filter(layer -> layer.op().is(trait));
  }

  static Stream<SingleLayer> apart() {
    return per(Trait.APART);
  }

  /** An operator that is missing here has promised nothing that anybody checked. */
  @Test
  void everyOperatorIsAmongThem() {
    Set<Class<?>> compute = Set.of(Input.class, Constant.class);
    assertThat(Arrays.asList(Op.class.getPermittedSubclasses()))
        .filteredOn(type -> !compute.contains(type))
        .allMatch(type -> layers().anyMatch(layer -> type.isInstance(layer.op())));
  }

  @Test
  void whatPassesOrIsPerChannelKeepsChannelsApart() {
    assertThat(Stream.concat(per(Trait.PASSES), per(Trait.PER_CHANNEL)))
        .allMatch(layer -> layer.op().is(Trait.APART));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesChangesNoNumber(SingleLayer layer) {
    assertThat(answer(layer, PICTURE).toArray()).containsExactly(PICTURE.toArray());
  }

  static Stream<SingleLayer> passing() {
    return per(Trait.PASSES);
  }

  /** A channel is a run of neighbouring numbers, in every shape. */
  @ParameterizedTest
  @MethodSource("apart")
  void nothingOfOneChannelEntersAnother(SingleLayer layer) {
    Volume before = answer(layer, PICTURE);
    Volume other = replaced((c, y, x) -> c == 2);
    Volume after = answer(layer, other);
    int run = before.size() / 4;
    assertThat(changed(before, after)).isNotEmpty().allMatch(i -> i / run == 2);
  }

  @ParameterizedTest
  @MethodSource("perChannel")
  void aChannelCanBeHadAlone(SingleLayer layer) {
    Volume all = answer(layer, PICTURE);
    assertThat(all.channels()).isEqualTo(4);
    assertThat(layer.node().weights()).allMatch(weight -> weight.shape().extent(0) == 4);
  }

  static Stream<SingleLayer> perChannel() {
    return per(Trait.PER_CHANNEL);
  }

  @ParameterizedTest
  @MethodSource("affine")
  void halfwayBetweenTwoPicturesWhatIsAffineIsHalfway(SingleLayer layer) {
    Volume other = volume(5, 4, 6, 6);
    Volume middle = PICTURE.combine(other, (a, b) -> (a + b) / 2);
    Volume expected = answer(layer, PICTURE).combine(answer(layer, other), (a, b) -> (a + b) / 2);
    TorchTraceTest.assertClose(answer(layer, middle), expected, 1e-5);
  }

  static Stream<SingleLayer> affine() {
    return per(Trait.AFFINE);
  }

  @ParameterizedTest
  @MethodSource("activating")
  void anActivationIsAFunctionOfOneNumber(SingleLayer layer) {
    Volume before = answer(layer, PICTURE);
    Volume after = answer(layer, replaced((c, y, x) -> c == 1 && y == 2 && x == 3));
    assertThat(changed(before, after)).isSubsetOf(List.of((6 + 2) * 6 + 3));
  }

  static Stream<SingleLayer> activating() {
    return per(Trait.ACTIVATES);
  }

  @ParameterizedTest
  @MethodSource("squashing")
  void whatSquashesStaysBetweenNothingAndOne(SingleLayer layer) {
    Volume answer = answer(layer, PICTURE.times(5));
    assertThat(answer.min()).isNotNegative();
    assertThat(answer.max()).isLessThanOrEqualTo(1);
  }

  static Stream<SingleLayer> squashing() {
    return per(Trait.SQUASHES);
  }

  @ParameterizedTest
  @MethodSource("largest")
  void whereTheLargestTakesAllNothingNewComesOut(SingleLayer layer) {
    Volume answer = answer(layer, PICTURE);
    assertThat(answer.max()).isEqualTo(PICTURE.max());
    List<Float> given = floats(PICTURE);
    assertThat(floats(answer)).allMatch(given::contains);
  }

  static Stream<SingleLayer> largest() {
    return per(Trait.LARGEST);
  }

  /** Kernels and matrices are what is multiplied and accumulated. */
  @ParameterizedTest
  @MethodSource("layers")
  void whatWeighsHasMultiplicationsToCount(SingleLayer layer) {
    assertThat(layer.node().macs() > 0).isEqualTo(layer.op().is(Trait.WEIGHS));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void poolingLayersSlideOverEachMapAlone(SingleLayer layer) {
    boolean slides =
        layer.op().locality(layer.inputs(), layer.node().shape(), layer.weights())
            == Locality.SLIDING;
    assertThat(slides && layer.op().is(Trait.PER_CHANNEL)).isEqualTo(layer.op().is(Trait.POOLS));
  }

  /** Another cell, of the first input and with it of the second, reaches no further than said. */
  @ParameterizedTest
  @MethodSource("layers")
  void aChangeReachesAsFarAsIsSaid(SingleLayer layer) {
    Node node = layer.node();
    Volume before = answer(layer, PICTURE);
    List<Integer> changed = changed(before, answer(layer, replaced((c, y, x) -> y == 3 && x == 2)));
    Locality said = Stencil.locality(node, layer.inputs());
    int width = before.width();
    IntPredicate reached =
        switch (said) {
          case POINTWISE, JOINING -> i -> i % before.area() == 3 * width + 2;
          case SLIDING -> {
            Reach reach = layer.op().reach(layer.inputs().get(0), layer.weights());
            yield i ->
                sees(reach.rows(), i % before.area() / width, 3)
                    && sees(reach.columns(), i % width, 2);
          }
          case EVERYWHERE -> i -> true;
        };
    assertThat(changed).allMatch(reached::test);
  }

  private static boolean sees(Span span, int cell, int place) {
    double first = cell * span.stride() + span.start();
    return place >= first && place < first + span.size();
  }

  /** On windows as on whole maps, two patches. */
  @ParameterizedTest
  @MethodSource("layers")
  void windowsSayWhatWholeMapsSay(SingleLayer layer) {
    List<Patch> patches =
        List.of(new Patch(0, 1, volume(8, 4, 2, 2)), new Patch(4, 4, volume(9, 4, 1, 2)));
    List<Volume> copies = patches.stream().map(patch -> patch.on(PICTURE)).toList();
    try (TorchNetwork network = Nets.open(layer.graph());
        Patched patched = network.patched(PICTURE, Set.of(LAYER), 1);
        Trace local = patched.trace(patches);
        Trace plain = network.trace(copies, Set.of(LAYER))) {
      for (int i = 0; i < patches.size(); i++) {
        assertThat(local.at(i, LAYER).toArray())
            .usingComparatorWithPrecision(1e-5f)
            .containsExactly(plain.at(i, LAYER).toArray());
      }
    }
  }

  /** All of what comes out is shared out, where no constant takes a part of it. */
  @ParameterizedTest
  @MethodSource("sharing")
  void relevanceIsNeitherLostNorGained(SingleLayer layer) {
    RelevanceRule rule = new RelevanceRule.Epsilon(0);
    LayerId input = layer.graph().input();
    Volume positive = PICTURE.map(v -> Math.abs(v) + 0.1f);
    try (TorchNetwork plain = Nets.open(layer.graph());
        Network network = plain.with(new Relevance(rule, rule, rule));
        Trace trace = network.trace(List.of(positive), Set.of(LAYER), Set.of(input))) {
      Volume said = trace.at(0, LAYER);
      Volume shared = trace.pull(Map.of(LAYER, List.of(said)), input).get(0);
      assertThat(shared.sum()).isCloseTo(said.sum(), offset(1e-3 * said.map(Math::abs).sum()));
    }
  }

  static Stream<SingleLayer> sharing() {
    return layers().filter(layer -> !addsConstants(layer.op()) && !isCrooked(layer.op()));
  }

  private static boolean addsConstants(Op op) {
    return op.is(Trait.WEIGHS)
        || op instanceof BatchNorm
        || (op instanceof Pad pad && pad.value() != 0);
  }

  /** Whether twice the inputs are not twice the output, though relevance is shared as if. */
  private static boolean isCrooked(Op op) {
    Set<Reduce.Function> crooked =
        EnumSet.of(
            Reduce.Function.ARG_MAX,
            Reduce.Function.ARG_MIN,
            Reduce.Function.LOG_SUM,
            Reduce.Function.LOG_SUM_EXP,
            Reduce.Function.PRODUCT,
            Reduce.Function.SUM_SQUARE);
    return op instanceof MatMul
        || (op instanceof Reduce reduce && crooked.contains(reduce.function()));
  }

  private static Volume answer(SingleLayer layer, Volume picture) {
    try (TorchNetwork network = Nets.open(layer.graph());
        Trace trace = network.trace(List.of(picture), Set.of(LAYER))) {
      return trace.at(0, LAYER);
    }
  }

  /** Whether a number is another. */
  private interface Where {
    boolean at(int channel, int row, int column);
  }

  private static Volume replaced(Where where) {
    return Volume.generate(
        4,
        6,
        6,
        (c, y, x) -> where.at(c, y, x) ? 7 + c - PICTURE.at(c, y, x) : PICTURE.at(c, y, x));
  }

  private static List<Integer> changed(Volume before, Volume after) {
    return IntStream.range(0, before.size())
        .filter(i -> Float.compare(before.at(i), after.at(i)) != 0)
        .boxed()
        .toList();
  }

  private static List<Float> floats(Volume volume) {
    return IntStream.range(0, volume.size()).mapToObj(volume::at).toList();
  }
}
