package org.convlens.format.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.op.Arithmetic;
import org.convlens.net.op.Arithmetic.Function;
import org.convlens.net.op.Constant;
import org.convlens.net.op.Conv2d;
import org.convlens.net.op.Padding;
import org.convlens.net.op.Size;
import org.junit.jupiter.api.Test;

/** Arithmetic with a number before or behind the first convolution. */
class OwnScaleTest {
  private static boolean scales(Function function, float number, boolean behind) {
    Graph.Builder b = new Graph.Builder();
    LayerId input = b.input("input", Shape.maps(3, 4, 4));
    LayerId from = behind ? convolution(b, input) : input;
    LayerId constant =
        b.add("number", new Constant(), List.of(), List.of(Tensor.of(Shape.of(), number)));
    LayerId joined = b.add("joined", new Arithmetic(function), List.of(from, constant), List.of());
    return OwnScale.isIn(b.build(input, behind ? joined : convolution(b, joined)));
  }

  private static LayerId convolution(Graph.Builder b, LayerId from) {
    Conv2d pointwise = new Conv2d(Size.ONE, Padding.NONE, Size.ONE, 1);
    Tensor kernel = Tensor.of(Shape.of(2, 3, 1, 1), new float[6]);
    return b.add("conv", pointwise, List.of(from), List.of(kernel));
  }

  @Test
  void numbersThatOnlyFitBytesScale() {
    assertThat(scales(Function.DIVIDE, 127.5f, false)).isTrue();
    assertThat(scales(Function.MULTIPLY, 1 / 255f, false)).isTrue();
    assertThat(scales(Function.SUBTRACT, 123.68f, false)).isTrue();
  }

  @Test
  void thoseOfSharesDoNot() {
    assertThat(scales(Function.SUBTRACT, 0.485f, false)).isFalse();
    assertThat(scales(Function.DIVIDE, 0.229f, false)).isFalse();
    assertThat(scales(Function.MULTIPLY, 2, false)).isFalse();
  }

  @Test
  void behindTheFirstConvolutionItIsNoPicture() {
    assertThat(scales(Function.MULTIPLY, 1 / 255f, true)).isFalse();
  }
}
