package org.convlens.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.BatchNorm;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.MaxPool2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Relu;
import org.convlens.net.op.Size;
import org.convlens.net.op.Softmax;
import org.convlens.picture.Diagram;
import org.junit.jupiter.api.Test;

class LayerDiagramTest {
  private static final Tensor ONES = Tensor.of(Shape.of(2), 1, 1);
  private static final List<Tensor> NORM = List.of(ONES, ONES, ONES, ONES);
  private static final List<Tensor> KERNEL = List.of(Tensor.of(Shape.of(2, 2, 1, 1), 1, 0, 0, 1));

  private final Graph.Builder builder = new Graph.Builder();
  private final LayerId input = builder.input("input", Shape.maps(2, 4, 4));

  private LayerId convolution(String name, LayerId from) {
    Conv2d op = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    return builder.add(name, op, List.of(from), KERNEL);
  }

  private List<Diagram.Box> boxes(LayerId last) {
    return new LayerDiagram(builder.build(input, last)).diagram().boxes();
  }

  @Test
  void whatOnlyFollowsALayerIsInItsBox() {
    LayerId conv = convolution("conv", input);
    LayerId norm = builder.add("norm", new BatchNorm(1e-5f, 0.9f), List.of(conv), NORM);
    LayerId relu = builder.add("relu", new Relu(), List.of(norm), List.of());
    Size two = Size.square(2);
    MaxPool2d halves = new MaxPool2d(two, two, Padding.NONE, Size.ONE, false);
    LayerId pool = builder.add("pool", halves, List.of(relu), List.of());
    LayerId softmax = builder.add("softmax", Softmax.over(1), List.of(pool), List.of());
    assertThat(boxes(softmax))
        .extracting(Diagram.Box::lines)
        .containsExactly(
            List.of("input", "Input", "2 × 4 × 4"),
            List.of("conv", "Conv2d + BatchNorm + Relu", "2 × 4 × 4"),
            List.of("pool", "MaxPool2d", "2 × 2 × 2"),
            List.of("softmax", "Softmax", "2 × 2 × 2"));
  }

  @Test
  void whatOthersReadBeforeItHasABoxOfItsOwn() {
    LayerId conv = convolution("conv", input);
    LayerId relu = builder.add("relu", new Relu(), List.of(conv), List.of());
    Arithmetic add = new Arithmetic(Arithmetic.Function.ADD);
    LayerId sum = builder.add("sum", add, List.of(conv, relu), List.of());
    List<Diagram.Box> boxes = boxes(sum);
    assertThat(boxes)
        .extracting(box -> box.lines().get(0))
        .containsExactly("input", "conv", "relu", "sum");
    assertThat(boxes.get(3).inputs()).containsExactly(1, 2);
    assertThat(boxes.get(1).kind()).isEqualTo("Conv2d");
  }

  @Test
  void constantsAndTheInputsOwnReluAreNoPartOfOtherBoxes() {
    LayerId relu = builder.add("relu", new Relu(), List.of(input), List.of());
    Arithmetic times = new Arithmetic(Arithmetic.Function.MULTIPLY);
    Tensor one = Tensor.of(Shape.of(1), 1);
    LayerId factor = builder.add("one", new Constant(), List.of(), List.of(one));
    LayerId product = builder.add("product", times, List.of(relu, factor), List.of());
    List<Diagram.Box> boxes = boxes(product);
    assertThat(boxes)
        .extracting(box -> box.lines().get(0))
        .containsExactly("input", "relu", "product");
    assertThat(boxes.get(2).inputs()).containsExactly(1);
  }
}
