package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.net.op.Op;
import org.convlens.net.op.Reshape;
import org.convlens.net.op.Softmax;
import org.convlens.net.op.Transpose;
import org.convlens.score.Prediction;
import org.junit.jupiter.api.Test;

/** Along which axis the classes lie of a network that says them in many places. */
class HeadPlacesTest {
  private static Graph graph(Shape input, Op... ops) {
    Graph.Builder builder = new Graph.Builder();
    LayerId last = builder.input("input", input);
    for (int i = 0; i < ops.length; i++) {
      String name = i == ops.length - 1 ? "logits" : "op" + i;
      last = builder.add(name, ops[i], List.of(last), List.of());
    }
    return builder.build(new LayerId("input"), last);
  }

  @Test
  void theSoftmaxTellsTheAxis() {
    Graph boxes =
        graph(Shape.maps(3, 2, 4), new Reshape(Shape.of(Shape.BATCH, 4, 6)), Softmax.over(2));
    Head head = Head.of(boxes);
    assertThat(head.classes()).isEqualTo(6);
    assertThat(head.places().count()).isEqualTo(4);
    assertThat(head.reason()).isEqualTo("softmax runs over axis 2");
    assertThat(Head.of(graph(Shape.maps(3, 2, 4), Softmax.over(3))).classes()).isEqualTo(4);
    Graph turned =
        graph(
            Shape.maps(3, 2, 4),
            new Reshape(Shape.of(Shape.BATCH, 4, 6)),
            Softmax.over(2),
            new Transpose(List.of(0, 2, 1)));
    assertThat(Head.of(turned).places().count()).isEqualTo(4);
    assertThat(Head.of(turned).activation()).isEqualTo(Head.Activation.SOFTMAX);
  }

  /** Where boxes lie is no class. */
  @Test
  void coordinatesAreValues() {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(3, 2, 4));
    LayerId boxes =
        builder.add(
            "out",
            "pred_boxes",
            new Reshape(Shape.of(Shape.BATCH, 6, 4)),
            List.of(input),
            List.of());
    Head head = Head.of(builder.build(input, boxes), Labels.NONE);
    assertThat(head.isRegression()).isTrue();
    assertThat(head.classes()).isEqualTo(4);
    assertThat(head.places().count()).isEqualTo(6);
    assertThat(Prediction.score(head, 1)).hasToString("mean(value(1) over all)");
  }

  /** 20 boxes: 24 numbers of each, unless the names say that it is the other way round. */
  @Test
  void theShorterAxisIsThatOfTheClassesUnlessLabelsSayOtherwise() {
    Graph rows = graph(Shape.maps(24, 4, 5), new Reshape(Shape.of(Shape.BATCH, 24, 20)));
    assertThat(Head.of(rows, Labels.NONE).classes()).isEqualTo(20);
    Labels names = new Labels(java.util.Collections.nCopies(24, "name"));
    Head named = Head.of(rows, names);
    assertThat(named.classes()).isEqualTo(24);
    assertThat(named.reason()).isEqualTo("axis 1 is as long as the list of labels");
    assertThat(named.places().at(2, 3)).isEqualTo(2 * 20 + 3);
  }

  @Test
  void channelsMayBeLast() {
    Head head =
        Head.of(graph(Shape.maps(3, 2, 4), new Transpose(List.of(0, 2, 3, 1))), Labels.NONE);
    assertThat(head.classes()).isEqualTo(3);
    assertThat(head.places().rows()).isEqualTo(2);
    assertThat(head.places().columns()).isEqualTo(4);
    assertThat(head.places().at(2, 5)).isEqualTo(5 * 3 + 2);
  }

  @Test
  void aMapOfASingleCellIsSaidOnce() {
    Head head = Head.of(graph(Shape.maps(10, 1, 1), Softmax.over(1)));
    assertThat(head.classes()).isEqualTo(10);
    assertThat(head.places().isOne()).isTrue();
    assertThat(head.hasProbability()).isTrue();
  }
}
