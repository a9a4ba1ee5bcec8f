package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.convlens.array.Shape;
import org.convlens.net.ReceptiveField.Box;
import org.convlens.net.op.Arithmetic;
import org.junit.jupiter.api.Test;

/** Goldens: the table of google-research/receptive_field (size, stride, padding). */
class ReceptiveFieldTest {
  private static ReceptiveField field(Graph.Builder builder, LayerId input, LayerId last) {
    Graph graph = builder.build(input, last);
    return Objects.requireNonNull(ReceptiveField.of(graph).get(last));
  }

  @Test
  void twoThreeByThreeConvolutionsSeeFive() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 20, 20));
    LayerId first = TinyGraphs.conv(builder, "a", input, 1, 3, 1, 0);
    LayerId second = TinyGraphs.conv(builder, "b", first, 1, 3, 1, 0);
    assertThat(field(builder, input, second)).hasToString("5×5");
  }

  @Test
  void vgg16() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = input;
    int[] convolutions = {2, 2, 3, 3, 3};
    for (int block = 0; block < 5; block++) {
      for (int i = 0; i < convolutions[block]; i++) {
        at = TinyGraphs.conv(builder, "conv" + block + i, at, 1, 3, 1, 1);
      }
      at = TinyGraphs.pool(builder, "pool" + block, at, 2, 2);
    }
    check(field(builder, input, at), 212, 32, 90);
  }

  @Test
  void alexnetV2() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 224, 224));
    LayerId at = TinyGraphs.conv(builder, "conv1", input, 1, 11, 4, 0);
    at = TinyGraphs.pool(builder, "pool1", at, 3, 2);
    at = TinyGraphs.conv(builder, "conv2", at, 1, 5, 1, 2);
    at = TinyGraphs.pool(builder, "pool2", at, 3, 2);
    at = TinyGraphs.conv(builder, "conv3", at, 1, 3, 1, 1);
    at = TinyGraphs.conv(builder, "conv4", at, 1, 3, 1, 1);
    at = TinyGraphs.conv(builder, "conv5", at, 1, 3, 1, 1);
    at = TinyGraphs.pool(builder, "pool5", at, 3, 2);
    check(field(builder, input, at), 195, 32, 64);
  }

  @Test
  void branchesAreJoinedByTheirHull() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 9, 9));
    LayerId wide = TinyGraphs.conv(builder, "wide", input, 1, 5, 1, 2);
    LayerId sum =
        builder.add(
            "sum", new Arithmetic(Arithmetic.Function.ADD), List.of(input, wide), List.of());
    ReceptiveField field = field(builder, input, sum);
    assertThat(field).hasToString("5×5");
    assertThat(field.aligned()).isTrue();
    assertThat(field.box(0, 8, Shape.maps(1, 9, 9))).isEqualTo(new Box(0, 6, 3, 9));
  }

  @Test
  void branchesWithOtherCentresAreFlagged() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 8, 8));
    LayerId conv = TinyGraphs.conv(builder, "conv", input, 1, 1, 2, 0);
    LayerId pool = TinyGraphs.pool(builder, "pool", input, 2, 2);
    LayerId sum =
        builder.add("sum", new Arithmetic(Arithmetic.Function.ADD), List.of(conv, pool), List.of());
    assertThat(field(builder, input, sum).aligned()).isFalse();
  }

  private static void check(ReceptiveField field, int size, int stride, int padding) {
    assertThat(field.rows().size()).isEqualTo(size);
    assertThat(field.rows().stride()).isEqualTo(stride);
    assertThat(-field.rows().start()).isEqualTo(padding);
  }
}
