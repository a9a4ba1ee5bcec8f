package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Linear;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final Graph graph = TinyGraphs.classifier();

  @Test
  void infersShapes() {
    assertThat(graph.node(graph.layer("pool1")).shape()).isEqualTo(Shape.maps(4, 4, 4));
    assertThat(graph.node(graph.output()).shape()).isEqualTo(Shape.features(2));
  }

  @Test
  void countsParametersAndMacs() {
    assertThat(graph.parameters()).isEqualTo(4 * 3 * 9 + 128);
    assertThat(graph.macs()).isEqualTo(4 * 3 * 9 * 64 + 128);
  }

  @Test
  void findsALayerByTheTensorItProduces() {
    assertThat(graph.layer("relu1_out")).isEqualTo(new LayerId("relu1"));
  }

  @Test
  void suggestsTheNearestLayer() {
    assertThatThrownBy(() -> graph.layer("conv"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no layer 'conv': did you mean 'conv1'?");
  }

  @Test
  void knowsAncestorsAndDescendants() {
    assertThat(graph.ancestors(List.of(new LayerId("relu1"))))
        .containsExactlyInAnyOrder(
            new LayerId("relu1"), new LayerId("conv1"), new LayerId("input"));
    assertThat(graph.descendants(List.of(new LayerId("dense"))))
        .containsExactlyInAnyOrder(new LayerId("dense"), new LayerId("softmax"));
  }

  @Test
  void refusesWeightsThatDoNotFit() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.features(3));
    assertThatThrownBy(
            () ->
                builder.add(
                    "fc",
                    new Linear(false),
                    List.of(input),
                    List.of(Tensor.of(Shape.of(2, 4), new float[8]))))
        .hasMessage("Linear node 'fc': a matrix for 4 features on N × 3");
  }

  @Test
  void takesTheLogitsBeforeSoftmax() {
    Head head = Head.of(graph);
    assertThat(head.logits()).isEqualTo(new LayerId("dense"));
    assertThat(head.activation()).isEqualTo(Head.Activation.SOFTMAX);
    assertThat(head.classes()).isEqualTo(2);
  }
}
