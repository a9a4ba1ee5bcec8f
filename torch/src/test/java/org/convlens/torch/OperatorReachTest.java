package org.convlens.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convlens.array.ElementType;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.AveragePool2d;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Cast;
import org.convlens.net.op.Clip;
import org.convlens.net.op.Concat;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.ConvTranspose2d;
import org.convlens.net.op.DepthToSpace;
import org.convlens.net.op.Dropout;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Expand;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Gather;
import org.convlens.net.op.GlobalPool2d;
import org.convlens.net.op.GroupNorm;
import org.convlens.net.op.Identity;
import org.convlens.net.op.Input;
import org.convlens.net.op.InstanceNorm;
import org.convlens.net.op.LayerNorm;
import org.convlens.net.op.Linear;
import org.convlens.net.op.LocalResponseNorm;
import org.convlens.net.op.MatMul;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Op;
import org.convlens.net.op.PRelu;
import org.convlens.net.op.Pad;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Reduce;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Resize;
import org.convlens.net.op.Size;
import org.convlens.net.op.Slice;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.SpaceToDepth;
import org.convlens.net.op.Transpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operator, behind a strided convolution, shows of the picture to each unit. */
class OperatorReachTest {
  private static final Random RANDOM = new Random(1);

  /** An operator that takes one layer, with its weights. */
  private record Case(Op op, List<Tensor> weights) {
    static Case of(Op op, Tensor... weights) {
      return new Case(op, List.of(weights));
    }
  }

  static Stream<List<Case>> single() {
    return Stream.of(moving(), resizing(), sliding(), inPlace(), wide());
  }

  private static List<Case> sliding() {
    Padding odd = Padding.of(2, 0, 1, 3);
    Size stride = new Size(2, 1);
    Size dilation = new Size(1, 2);
    Size kernel = new Size(3, 2);
    List<Case> cases = new ArrayList<>();
    for (Padding p : List.of(Padding.NONE, odd, Padding.SAME_UPPER, Padding.SAME_LOWER)) {
      cases.add(Case.of(new Conv2d(stride, p, dilation, 2), weights(8, 4, 3, 2)));
      cases.add(Case.of(new AveragePool2d(kernel, stride, p, false, true)));
      cases.add(Case.of(new AveragePool2d(kernel, new Size(3, 2), p, true, true)));
    }
    for (Padding p : List.of(Padding.NONE, Padding.of(1, 0, 2, 1), Padding.SAME_UPPER)) {
      cases.add(Case.of(new MaxPool2d(kernel, stride, p, dilation, false)));
      cases.add(Case.of(new MaxPool2d(kernel, new Size(3, 2), p, Size.ONE, true)));
      cases.add(Case.of(new AveragePool2d(kernel, new Size(3, 2), p, true, false)));
    }
    for (Size enlarging : List.of(Size.ONE, Size.square(2), new Size(3, 2))) {
      Size extra = new Size(enlarging.height() - 1, 0);
      for (Padding p : List.of(Padding.NONE, odd)) {
        cases.add(
            Case.of(new ConvTranspose2d(enlarging, p, dilation, 2, extra), weights(8, 3, 3, 2)));
        cases.add(
            Case.of(new ConvTranspose2d(enlarging, p, Size.ONE, 1, extra), weights(8, 1, 2, 4)));
      }
    }
    return cases;
  }

  private static List<Case> moving() {
    List<Case> cases = new ArrayList<>();
    for (Pad.Mode mode : Pad.Mode.values()) {
      cases.add(Case.of(new Pad(List.of(0, 0, 2, 1), List.of(0, 0, 1, 3), mode, 0.5f)));
      cases.add(Case.of(new Pad(List.of(0, 0, -1, 1), List.of(0, 0, 2, -2), mode, 0.5f)));
    }
    for (int axis = 1; axis < 4; axis++) {
      cases.add(Case.of(new Slice(axis, 1, 4, 2)));
      cases.add(Case.of(new Slice(axis, 3, -1, -2)));
      cases.add(Case.of(new Gather(axis), Tensor.ofLongs(Shape.of(3), 3, 0, -1)));
    }
    cases.add(Case.of(new DepthToSpace(2, true)));
    cases.add(Case.of(new DepthToSpace(2, false)));
    cases.add(Case.of(new SpaceToDepth(2)));
    cases.add(Case.of(new Transpose(List.of(0, 1, 2, 3))));
    cases.add(Case.of(new Reshape(Shape.maps(8, 4, 6))));
    cases.add(Case.of(new Expand(Shape.maps(8, 4, 6))));
    return cases;
  }

  private static List<Case> resizing() {
    List<Case> cases = new ArrayList<>();
    for (Resize.Interpolation between : Resize.Interpolation.values()) {
      for (Resize.Coordinates at : Resize.Coordinates.values()) {
        for (Resize.Rounding rounding : Resize.Rounding.values()) {
          boolean counts =
              between == Resize.Interpolation.NEAREST || rounding == Resize.Rounding.FLOOR;
          for (int[] size : new int[][] {{8, 18}, {12, 7}, {3, 9}, {1, 4}, {11, 10}}) {
            if (counts) {
              cases.add(Case.of(resize(size[0], size[1], between, at, rounding)));
            }
          }
        }
      }
    }
    return cases;
  }

  private static Resize resize(
      int height,
      int width,
      Resize.Interpolation between,
      Resize.Coordinates at,
      Resize.Rounding rounding) {
    return new Resize(height, width, height / 4.0, width / 6.0, between, at, rounding, -0.5f);
  }

  private static List<Case> inPlace() {
    return List.of(
        Case.of(new BatchNorm(1e-5f, 0.9f), weights(8), weights(8), weights(8), weights(8)),
        Case.of(new Cast(ElementType.FLOAT32)),
        Case.of(new Clip(-1e30f, 1e30f)),
        Case.of(new Dropout(0.5f)),
        Case.of(Elementwise.of(Elementwise.Function.SIGMOID)),
        Case.of(new Identity()),
        Case.of(new LocalResponseNorm(3, 0.1f, 0.75f, 1)),
        Case.of(new PRelu(), weights(8, 1, 1)),
        Case.of(new org.convlens.net.op.Quantize(1e-3f, 0, ElementType.INT16)),
        Case.of(new Relu()),
        Case.of(Softmax.over(1)));
  }

  private static List<Case> wide() {
    List<Case> cases = new ArrayList<>();
    cases.add(Case.of(new Flatten(1)));
    cases.add(Case.of(new Linear(false), weights(3, 6)));
    cases.add(Case.of(new GlobalPool2d(GlobalPool2d.Function.MEAN)));
    cases.add(Case.of(new GlobalPool2d(GlobalPool2d.Function.MAX)));
    cases.add(Case.of(new GroupNorm(2, 1e-5f), weights(8), weights(8)));
    cases.add(Case.of(new InstanceNorm(1e-5f), weights(8), weights(8)));
    cases.add(Case.of(new LayerNorm(1, 1e-5f), weights(8, 4, 6)));
    cases.add(Case.of(new LayerNorm(2, 1e-5f), weights(4, 6)));
    cases.add(Case.of(new LayerNorm(3, 1e-5f), weights(6)));
    for (List<Integer> axes : List.of(List.of(1), List.of(2), List.of(-1), List.of(2, 3))) {
      cases.add(Case.of(new Softmax(axes, false)));
      cases.add(Case.of(new Reduce(Reduce.Function.SUM, axes, true)));
    }
    cases.add(Case.of(new Reduce(Reduce.Function.MEAN, List.of(2, 3), false)));
    cases.add(Case.of(new Reduce(Reduce.Function.MAX, List.of(2), false)));
    return cases;
  }

  @ParameterizedTest
  @MethodSource("single")
  void ofOneLayer(List<Case> cases) {
    ReachingNet net = net();
    LayerId strided = strided(net);
    check(net, cases.stream().map(c -> net.add(c.op(), List.of(strided), c.weights())).toList());
  }

  @Test
  void ofTwo() {
    ReachingNet net = net();
    LayerId strided = strided(net);
    LayerId beside = net.conv(strided, 8);
    List<LayerId> both = List.of(strided, beside);
    check(net, several().stream().map(c -> net.add(c.op(), both, List.of())).toList());
  }

  private static List<Case> several() {
    List<Case> cases = new ArrayList<>();
    for (Arithmetic.Function function :
        List.of(
            Arithmetic.Function.ADD, Arithmetic.Function.MULTIPLY, Arithmetic.Function.MAXIMUM)) {
      cases.add(Case.of(new Arithmetic(function)));
    }
    for (int axis = 1; axis < 4; axis++) {
      cases.add(Case.of(new Concat(axis)));
    }
    return cases;
  }

  @Test
  void ofAProductOfMatrices() {
    ReachingNet net = net();
    LayerId left = strided(net);
    LayerId right = net.resize(left, 6, 5);
    check(net, List.of(net.add(new MatMul(), List.of(left, right), List.of())));
  }

  @Test
  void ofWhatIsRepeated() {
    ReachingNet net = net();
    LayerId strided = strided(net);
    LayerId cell = net.add(new Slice(2, 1, 2, 1), net.add(new Slice(3, 3, 4, 1), strided));
    LayerId wide = net.add(new Expand(Shape.maps(8, 3, 2)), cell);
    Arithmetic add = new Arithmetic(Arithmetic.Function.ADD);
    LayerId sum = net.add(add, List.of(net.conv(strided, 8), cell), List.of());
    check(net, List.of(wide, sum));
  }

  /** A part of the picture pooled is that part, not the whole. */
  @Test
  void ofACornerPooled() {
    ReachingNet net = net();
    LayerId corner = net.add(new Slice(2, 0, 2, 1), strided(net));
    LayerId pooled = net.add(new GlobalPool2d(GlobalPool2d.Function.MEAN), corner);
    check(net, List.of(pooled, net.add(new Flatten(1), pooled)));
  }

  /** Blocks of cells become channels and cells again: each sees itself alone. */
  @Test
  void ofBlocksThereAndBack() {
    ReachingNet net = net();
    LayerId deep = net.add(new SpaceToDepth(2), strided(net));
    LayerId back = net.add(new DepthToSpace(2, true), deep);
    LayerId mixed = net.add(new DepthToSpace(2, false), deep);
    LayerId few = net.add(new DepthToSpace(2, true), net.add(new Slice(1, 3, 15, 1), deep));
    check(net, List.of(back, mixed, few));
  }

  @Test
  void whereCellsLeaveTheirPlacesItHoldsAllThatIsSeen() {
    ReachingNet net = net();
    LayerId strided = strided(net);
    List<LayerId> layers =
        List.of(
            net.add(new Reshape(Shape.maps(8, 6, 4)), strided),
            net.add(new Transpose(List.of(0, 1, 3, 2)), strided),
            net.add(new Gather(1), List.of(strided), List.of(Tensor.ofLongs(Shape.of(), 2))));
    Graph graph = net.builder.build(net.input, strided);
    try (Support support = new Support(graph, Set.copyOf(layers))) {
      Map<LayerId, List<Box>> told = ReceptiveFieldTest.boxes(graph);
      for (LayerId layer : layers) {
        assertThat(told.get(layer)).allMatch(new Box(0, 0, 7, 11)::equals);
        assertThat(support.boxes(layer)).noneMatch(Box::isEmpty);
      }
    }
  }

  @Test
  void ofEveryOperator() {
    Set<Class<?>> seen =
        Stream.concat(single().flatMap(List::stream), several().stream())
            .map(one -> one.op().getClass())
            .collect(Collectors.toSet());
    seen.addAll(Set.of(MatMul.class, Input.class, Constant.class));
    assertThat(seen).containsAll(Arrays.asList(Op.class.getPermittedSubclasses()));
  }

  private static ReachingNet net() {
    return new ReachingNet(RANDOM, 2, 7, 11);
  }

  private static LayerId strided(ReachingNet net) {
    Op conv = new Conv2d(Size.square(2), Padding.all(1), Size.ONE, 1);
    return net.add(conv, List.of(net.input), List.of(weights(8, 2, 3, 3)));
  }

  private static Tensor weights(int... extents) {
    return ReachingNet.weights(RANDOM, extents);
  }

  private static void check(ReachingNet net, List<LayerId> layers) {
    ReceptiveFieldTest.check(net.builder.build(net.input, layers), Set.copyOf(layers));
  }
}
