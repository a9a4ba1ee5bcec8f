package org.convlens.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convlens.array.Shape;
import org.convlens.array.Tensor;
import org.convlens.array.Volume;
import org.convlens.net.op.Elementwise;
import org.convlens.net.op.Flatten;
import org.convlens.net.op.Linear;
import org.convlens.net.op.Op;
import org.convlens.net.op.Softmax;
import org.convlens.score.Prediction;
import org.convlens.score.Score;
import org.junit.jupiter.api.Test;

/** Where networks end: classes, a single output for two, and plain numbers. */
class HeadTest {
  private static final Elementwise SIGMOID = Elementwise.of(Elementwise.Function.SIGMOID);

  private static Head head(int outputs, Op... after) {
    return Head.of(graph(outputs, after));
  }

  private static Graph graph(int outputs, Op... after) {
    Graph.Builder builder = new Graph.Builder();
    LayerId input = builder.input("input", Shape.maps(1, 2, 2));
    LayerId last = builder.add("flat", new Flatten(1), List.of(input), List.of());
    Tensor matrix = Tensor.of(Shape.of(outputs, 4), new float[4 * outputs]);
    last = builder.add("dense", new Linear(false), List.of(last), List.of(matrix));
    for (Op op : after) {
      last = builder.add("after " + op.kind(), op, List.of(last), List.of());
    }
    return builder.build(input, last);
  }

  @Test
  void scoresAreTakenBeforeASoftmax() {
    Head head = head(3, Softmax.over(1));
    assertThat(head.logits()).hasToString("dense");
    assertThat(head.activation()).isEqualTo(Head.Activation.SOFTMAX);
    assertThat(head.classes()).isEqualTo(3);
    assertThat(Prediction.score(head, 2)).isEqualTo(Score.logit(2));
  }

  @Test
  void andBeforeASigmoid() {
    Head head = head(1, SIGMOID);
    assertThat(head.logits()).hasToString("dense");
    assertThat(head.activation()).isEqualTo(Head.Activation.SIGMOID);
  }

  /** Of cat and dog the output speaks for the dog: what speaks for the cat is its negative. */
  @Test
  void aSingleOutputExplainsBothClasses() {
    Head head = head(1, SIGMOID);
    Labels labels = Labels.of("cat", "dog");
    assertThat(Prediction.score(head, labels.index("dog", 2))).hasToString("logit(0)");
    assertThat(Prediction.score(head, labels.index("cat", 2))).hasToString("-logit(0)");
    Prediction cat = Prediction.all(head, labels, Volume.of(1, 1, 1, -2)).get(0);
    assertThat(cat.label()).isEqualTo("cat");
    assertThat(cat.logit()).isEqualTo(2);
    assertThat(cat.probability()).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-12));
  }

  @Test
  void aSingleOutputHasNoThirdClass() {
    assertThatThrownBy(() -> Labels.NONE.index("2", 2))
        .hasMessage("no class 2: the network has classes 0 to 1");
    assertThatThrownBy(() -> Labels.NONE.index("dog", 2))
        .hasMessage("class 'dog': this network has no class names, give an index from 0 to 1");
  }

  /** Logits, unless somebody says that they are values. */
  @Test
  void plainNumbersAreScoresOfTheirOwn() {
    Head head = head(4);
    assertThat(head.logits()).hasToString("dense");
    assertThat(head.activation()).isEqualTo(Head.Activation.NONE);
    assertThat(Prediction.score(head, 3)).isEqualTo(Score.logit(3));
    Head values = TinyGraphs.model(graph(4)).withReading(Head.Reading.REGRESSION).head();
    assertThat(values.answers()).isEqualTo(4);
    assertThat(Prediction.score(values, 3)).isEqualTo(Score.value(3));
  }

  @Test
  void aSinglePlainNumberIsAValue() {
    Head head = Head.of(graph(1), Labels.NONE);
    assertThat(head.isRegression()).isTrue();
    assertThat(head.answers()).isEqualTo(1);
    assertThat(Head.of(graph(1), Labels.of("age")).isRegression()).isTrue();
  }

  @Test
  void unlessASigmoidOrTwoNamesSpeakOfClasses() {
    assertThat(Head.of(graph(1, SIGMOID), Labels.NONE).isRegression()).isFalse();
    Head named = Head.of(graph(1), Labels.of("cat", "dog"));
    assertThat(named.isRegression()).isFalse();
    assertThat(named.answers()).isEqualTo(2);
  }

  /** What is explained is what the network puts out, not what comes before its sigmoid. */
  @Test
  void aValueMayComeOutOfASigmoid() {
    Head head = Head.of(graph(1, SIGMOID), Head.Reading.REGRESSION);
    assertThat(head.logits()).isEqualTo(graph(1, SIGMOID).output());
    assertThat(Prediction.score(head, 0).layers(graph(1, SIGMOID))).containsExactly(head.logits());
  }
}
