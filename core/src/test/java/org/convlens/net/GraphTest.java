package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Softmax;
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

  private static Graph twoHeaded() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 2, 2));
    LayerId flat = builder.add("flatten", new Flatten(1), List.of(input), List.of());
    Tensor two = Tensor.of(Shape.of(2, 4), new float[8]);
    Tensor three = Tensor.of(Shape.of(3, 4), new float[12]);
    LayerId kind = builder.add("kind", new Linear(false), List.of(flat), List.of(two));
    LayerId age = builder.add("age", "age_out", new Linear(false), List.of(flat), List.of(three));
    LayerId softmax = builder.add("age/softmax", Softmax.over(1), List.of(age), List.of());
    return builder.build(input, List.of(kind, softmax));
  }

  @Test
  void endsInItsFirstOutputUnlessAnotherIsChosen() {
    Graph both = twoHeaded();
    assertThat(both.output()).isEqualTo(new LayerId("kind"));
    assertThat(Head.of(both.endingIn("age/softmax")).classes()).isEqualTo(3);
    assertThat(both.endingIn("age")).extracting(Graph::output).hasToString("age/softmax");
    assertThat(both.endingIn("age").nodes()).hasSameSizeAs(both.nodes());
  }

  @Test
  void suggestsTheNearestOutput() {
    assertThatThrownBy(() -> twoHeaded().endingIn("knd"))
        .isInstanceOf(UsageException.class)
        .hasMessage("no output 'knd': did you mean 'kind'?");
    assertThatThrownBy(() -> twoHeaded().endingIn("agee"))
        .hasMessage("no output 'agee': did you mean 'age'?");
    assertThatThrownBy(() -> graph.endingIn("boxes"))
        .hasMessage("no output 'boxes': the network has only one, 'softmax'");
  }

  /** In files of some converters a node has the name of what another one puts out. */
  @Test
  void aNameOfTwoLayersIsRefused() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 2, 2));
    LayerId first = builder.add("x", "t1", new Flatten(1), List.of(input), List.of());
    LayerId second = builder.add("y", "x", Softmax.over(1), List.of(first), List.of());
    Graph twice = builder.build(input, second);
    assertThatThrownBy(() -> twice.layer("x"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "layer 'x' is two: the Flatten of this name (layer 1, which produces 't1') and 'y'"
                + " (layer 2, which produces 'x'); write 't1' or 'y'");
    assertThat(twice.layer("t1")).isEqualTo(first);
    assertThat(twice.layer("y")).isEqualTo(second);
  }

  @Test
  void lineBreaksInNamesAreWrittenOut() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("in\nput", Shape.maps(1, 2, 2));
    LayerId flat = builder.add("a\u001b[2Jb", "c\td", new Flatten(1), List.of(input), List.of());
    Graph named = builder.build(input, flat);
    assertThat(named.input()).hasToString("in\\nput");
    assertThat(named.node(flat).name()).isEqualTo("a\\u001b[2Jb");
    assertThat(named.outputNames()).containsExactly("c\\td");
    assertThat(named.layer("a\u001b[2Jb")).isEqualTo(flat);
    assertThat(Labels.of("tab\nby").name(0)).isEqualTo("tab\\nby");
  }
}
