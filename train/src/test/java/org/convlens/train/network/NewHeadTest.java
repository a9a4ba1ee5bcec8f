package org.convlens.train.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convlens.train.network.Layers.conv;
import static org.convlens.train.network.Layers.dense;
import static org.convlens.train.network.Layers.flatten;
import static org.convlens.train.network.Layers.globalavgpool;
import static org.convlens.train.network.Layers.maxpool;
import static org.convlens.train.network.Layers.residual;

import java.util.List;
import java.util.Optional;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.Graph;
import org.convlens.net.LayerId;
import org.convlens.net.Node;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Softmax;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class NewHeadTest {
  private static final Graph DENSE =
      Sequential.input(8, 8, 1)
          .then(conv(4, 3).same().relu(), maxpool(2), flatten(), dense(6).relu())
          .then(dense(5).softmax())
          .untrained(1);

  /** Ends in a convolution, whose answers are pooled and reshaped for five classes. */
  private static Graph pooled() {
    Graph.Builder builder = new Graph.Builder();
    Graph front =
        Sequential.input(8, 8, 1).then(conv(4, 3), conv(5, 1), globalavgpool()).untrained(1);
    LayerId last = front.input();
    for (Node node : front.nodes()) {
      if (!node.name().endsWith("/flatten")) {
        last = builder.add(node.name(), node.op(), node.inputs(), node.weights());
      }
    }
    LayerId flat = builder.add("reshape", new Reshape(Shape.features(5)), List.of(last), List.of());
    LayerId out = builder.add("softmax", Softmax.over(-1), List.of(flat), List.of());
    return builder.build(front.input(), out);
  }

  private static List<Tensor> weights(Graph graph, String layer) {
    return graph.node(new LayerId(layer)).weights();
  }

  @Test
  void theLastDenseLayerTellsOtherClassesApart() {
    NewHead head = NewHead.of(DENSE).withClasses(3);
    Graph graph = head.untrained(7);
    assertThat(graph.node(graph.output()).shape()).hasToString("N × 3");
    assertThat(weights(graph, "conv2d")).isEqualTo(weights(DENSE, "conv2d"));
    assertThat(weights(graph, "dense")).isEqualTo(weights(DENSE, "dense"));
    assertThat(weights(graph, "dense_1").get(0).shape()).hasToString("3 × 6");
    assertThat(weights(head.untrained(8), "dense_1").get(0).toFloats())
        .isNotEqualTo(weights(graph, "dense_1").get(0).toFloats());
    assertThat(head.frozen())
        .containsExactlyInAnyOrder(new LayerId("conv2d"), new LayerId("dense"));
  }

  @Test
  void aConvolutionMayBeTheLastLayerAndShapesFollow() {
    Graph graph = NewHead.of(pooled()).withClasses(2).untrained(1);
    assertThat(graph.node(graph.output()).shape()).hasToString("N × 2");
    assertThat(weights(graph, "conv2d_1").get(0).shape()).hasToString("2 × 4 × 1 × 1");
  }

  @Test
  void whatStaysIsChosen() {
    NewHead head = NewHead.of(DENSE).until(new LayerId("max_pooling2d"));
    assertThat(head.frozen()).containsExactly(new LayerId("conv2d"));
    assertThat(NewHead.of(DENSE).until(DENSE.input()).frozen()).isEmpty();
    assertThatThrownBy(() -> NewHead.of(DENSE).until(new LayerId("dense_1/softmax")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the new layer 'dense_1' comes before it");
  }

  @Test
  void theSecondPartTakesWhatALayerSays() {
    Cut cut = Cut.of(DENSE, new LayerId("flatten")).orElseThrow();
    Graph second = cut.second(DENSE);
    assertThat(second.inputShape()).hasToString("N × 64");
    assertThat(second.layers()).extracting(LayerId::name).doesNotContain("conv2d");
    Graph other = Sequential.input(8, 8, 1).then(flatten(), dense(1)).untrained(1);
    assertThat(cut.joined(other)).isSameAs(other);
    Graph joined = cut.joined(second);
    assertThat(joined.nodes()).hasSameSizeAs(DENSE.nodes());
    assertThat(weights(joined, "dense_1")).isEqualTo(weights(DENSE, "dense_1"));
  }

  @Test
  void nothingIsCutWhereAWayLeadsAround() {
    Graph graph =
        Sequential.input(8, 8, 1)
            .then(residual(conv(1, 3).same(), conv(1, 3).same()), flatten(), dense(2))
            .untrained(1);
    assertThat(Cut.of(graph, new LayerId("conv2d"))).isEqualTo(Optional.empty());
    assertThat(Cut.of(graph, new LayerId("add"))).isPresent();
  }
}
